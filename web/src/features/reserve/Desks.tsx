// The dealer's and the custodian's desk, for those accounts.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { Custodian, Dealer, Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { readAmount } from "~/core/money/amount";
import { useLink } from "~/core/stream/state";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Facts } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { windowLeft } from "./backing";
import { DocumentField, hashOf } from "./DocumentField";
import { RedemptionRow } from "./RedemptionRow";
import { useSpanText } from "./span";
import css from "./Reserve.module.css";

export function DealerDesk({ coin, dealer }: { coin: Stablecoin; dealer: Dealer }) {
  const t = useText().reserve.dealer;
  const format = useFormat();
  const span = useSpanText();
  const { time_ms } = useLink();
  const [amount, setAmount] = useState("");
  const now = Math.max(time_ms, coin.backing.time_ms);
  const left = windowLeft(dealer, "mint", now);
  const cover = BigInt(coin.backing.attested) - BigInt(coin.backing.circulating);
  const max = cover < 0n ? 0n : cover < left ? cover : left;
  const state = useAmount(amount, coin, max);
  const list = useList(paths.redemptionsOf(dealer.account, "dealer"), (one) => String(one.id));
  const waiting = list.items.filter((one) => one.coin === coin.id && one.stage === "requested");
  const said = `${format.amount(state.units ?? 0n, coin.decimals)} ${coin.code}`;
  return (
    <Card title={t.title}>
      <div className={css.desk}>
        <div>
          <Facts items={[
            [t.left, <span key="left"><Money units={left} asset={coin} open /> {t.window(span(dealer.window_ms))}</span>],
            [t.cover, <Money key="cover" units={cover < 0n ? 0n : cover} asset={coin} open />],
            [t.leftRedeem, <Money key="redeem" units={windowLeft(dealer, "redeem", now)} asset={coin} open />],
          ]} />
          <AmountField value={amount} onChange={setAmount} asset={coin} state={state} max={max > 0n ? max : undefined} />
          <Button kind="primary" disabled={state.units === null} onClick={() => propose({ title: t.mint, verb: t.mintVerb(said), wanted: [{ kind: "mint_to_dealer", coin: coin.id, amount: String(state.units) }], onFinal: () => setAmount("") })}>{t.mint}</Button>
        </div>
        <div>
          <h3>{t.waiting}</h3>
          {waiting.length ? <div className={css.rows}>{waiting.map((one) => <RedemptionRow key={one.id} redemption={one} asset={coin} by="from" />)}</div> : <p>{t.nothing}</p>}
        </div>
      </div>
    </Card>
  );
}

export function CustodianDesk({ coin, custodian }: { coin: Stablecoin; custodian: Custodian }) {
  const t = useText().reserve.custodian;
  const format = useFormat();
  const { time_ms } = useLink();
  const [amount, setAmount] = useState("");
  const [text, setText] = useState("");
  const state = useAmount(amount, coin);
  // Nothing is an answer, too: whoever holds nothing any more says so.
  const read = readAmount(amount, coin.decimals);
  const units = read.ok ? read.units : null;
  const document = hashOf(text);
  const list = useList(paths.redemptionsOfCoin(coin.id), (one) => String(one.id));
  const due = list.items.filter((one) => one.stage === "taken");
  const submit = () =>
    document && units !== null && propose({
      title: t.attest,
      verb: t.verb(`${format.amount(units, coin.decimals)} ${coin.code}`),
      wanted: [{ kind: "attest", coin: coin.id, amount: units.toString(), as_of_ms: Math.max(time_ms, coin.backing.time_ms), document }],
      onFinal: () => { setAmount(""); setText(""); },
    });
  return (
    <Card title={t.title}>
      <div className={css.desk}>
        <div>
          <AmountField label={t.amount} value={amount} onChange={setAmount} asset={coin} state={units === 0n ? { units: 0n, error: null } : state} />
          <p>{t.asOfNote(`${format.amount(custodian.limit, coin.decimals)} ${coin.code}`)}</p>
          <DocumentField value={text} onChange={setText} />
          <Button kind="primary" disabled={!document || units === null} onClick={submit}>{t.attest}</Button>
        </div>
        <div>
          <h3>{t.pay}</h3>
          {due.length ? <div className={css.rows}>{due.map((one) => <RedemptionRow key={one.id} redemption={one} asset={coin} by="from" />)}</div> : <p>{t.nothing}</p>}
        </div>
      </div>
    </Card>
  );
}
