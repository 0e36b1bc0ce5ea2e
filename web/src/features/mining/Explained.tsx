// Why an epoch pays what it pays: points, caps, shares and the bound by fees, in the ledger's own words and numbers.

import type { AssetBrief, Explanation, Part } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import css from "~/features/earn/Earn.module.css";
import { useRate } from "~/features/earn/numbers";
import { Badge, Stack } from "~/ui/Card";

const KINDS = ["transact", "like", "read"] as const;

function Row({ kind, part, asset }: { kind: (typeof KINDS)[number]; part: Part; asset: AssetBrief | undefined }) {
  const t = useText().mining;
  const format = useFormat();
  const { coin } = useNetwork();
  // Points of paying and liking are units of the coin; those of reading are the app's own.
  const points = (units: string) => (kind === "read" ? format.count(BigInt(units)) : format.short(units, coin.decimals));
  const money = (units: string) => (asset ? format.amount(units, asset.decimals) : "…");
  return (
    <tr>
      <td>{t.kinds[kind]}<small>{t.kindNotes[kind]}</small></td>
      <td>{points(part.points)}<small>{t.of(points(part.total))}</small>{part.capped && <Badge tone="warn">{t.capped}</Badge>}</td>
      <td>{money(part.share)}</td>
      <td><strong>{money(part.paid)}</strong>{part.paid !== part.share && <small>{t.cut}</small>}</td>
    </tr>
  );
}

export function Explained({ explanation, asset, returnBps }: { explanation: Explanation; asset: AssetBrief | undefined; returnBps: number | undefined }) {
  const t = useText().mining;
  const format = useFormat();
  const rate = useRate();
  const { coin } = useNetwork();
  const said = (units: string, of: AssetBrief | undefined) => (of ? `${format.amount(units, of.decimals)} ${of.code}` : "…");
  return (
    <Stack>
      <table className={css.table}>
        <thead>
          <tr><th scope="col">{t.columns.kind}</th><th scope="col">{t.columns.points}</th><th scope="col">{t.columns.share}</th><th scope="col">{t.columns.paid}</th></tr>
        </thead>
        <tbody>{KINDS.map((kind) => <Row key={kind} kind={kind} part={explanation[kind]} asset={asset} />)}</tbody>
      </table>
      <p className={css.note}>
        {t.emission(said(explanation.emission, asset))} {returnBps !== undefined && t.bound(said(explanation.bound, asset), said(explanation.fees, coin), rate(returnBps))}
      </p>
      {explanation.no_reward && <p><strong>{t.none[explanation.no_reward]}</strong></p>}
    </Stack>
  );
}
