// What is printed: whose, of what, from when to when, and every line with the balance after it.

import type { AssetBrief } from "~/core/api/schema";
import { memoText, useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useNetwork } from "~/core/network";
import type { VaultAccount } from "~/core/wallet/types";
import { FullAddress } from "~/ui/AddressChip";
import { Card, Facts } from "~/ui/Card";
import { Said, seen } from "~/ui/Said";
import { kindName } from "./ActivityRow";
import type { Days } from "./period";
import type { Entry, Statement } from "./statement";
import css from "./Statement.module.css";

function Row({ entry, asset }: { entry: Entry; asset: AssetBrief }) {
  const t = useText();
  const format = useFormat();
  const label = useLabels();
  const { line, change, fee, balance } = entry;
  const who = line.counterparty ? seen(label(line.counterparty).text) : null;
  const memo = memoText(line.memo);
  const amount = (units: bigint) => format.amount(units, asset.decimals);
  return (
    <tr>
      <td>{format.time(line.time_ms)}</td>
      <td>
        {kindName(t.kinds, line.kind)}{who && <> <bdi>{change > 0n ? t.activity.from(who) : t.activity.to(who)}</bdi></>}
        {line.refusal && <small>{t.activity.refused}{t.app.colon}{line.refusal.message}</small>}
        {memo && <small><Said>{memo}</Said></small>}
        <small className={css.id}>{line.transaction}</small>
      </td>
      <td className={css.number}>
        {change !== 0n && `${change > 0n ? "+" : "−"}${amount(change < 0n ? -change : change)}`}
        {fee > 0n && <small>{t.activity.statement.fee} −{amount(fee)}</small>}
      </td>
      <td className={css.number}>{amount(balance)}</td>
    </tr>
  );
}

type Props = { statement: Statement; asset: AssetBrief; account: VaultAccount; days: Days; made_ms: number };

export function StatementPaper({ statement, asset, account, days, made_ms }: Props) {
  const t = useText().activity.statement;
  const format = useFormat();
  const network = useNetwork();
  const { opening, closing, received, paid, fees, entries } = statement;
  const money = (units: bigint) => <span className="num">{format.amount(units, asset.decimals)} {asset.code}</span>;
  return (
    <div className={css.paper} data-testid="statement">
      <Card>
        <Facts
          items={[
            [t.account, <span key="account"><Said>{account.name}</Said><br /><FullAddress address={account.address} /></span>],
            [t.asset, <span key="asset"><Said>{asset.name}</Said> · {asset.code} #{asset.id}</span>],
            [t.days, `${days.from} – ${days.to} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`],
            [t.opening, money(opening)],
            [t.received, money(received)],
            [t.paid, money(paid)],
            [t.fees, money(fees)],
            [t.closing, <strong key="closing">{money(closing)}</strong>],
          ]}
        />
      </Card>
      <Card flush title={t.lines(entries.length)}>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr><th scope="col">{t.time}</th><th scope="col">{t.what}</th><th scope="col" className={css.number}>{t.amount}</th><th scope="col" className={css.number}>{t.balance}</th></tr>
            </thead>
            <tbody>
              <tr><td>{days.from}</td><td>{t.opening}</td><td /><td className={css.number}>{format.amount(opening, asset.decimals)}</td></tr>
              {entries.map((entry, place) => <Row key={place} entry={entry} asset={asset} />)}
              <tr><td>{days.to}</td><td><strong>{t.closing}</strong></td><td /><td className={css.number}><strong>{format.amount(closing, asset.decimals)}</strong></td></tr>
            </tbody>
          </table>
        </div>
      </Card>
      <p className={css.foot}>{t.made(format.exactTime(made_ms), network.name, String(network.chain_id))} {t.note}</p>
    </div>
  );
}
