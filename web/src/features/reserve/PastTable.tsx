// The same as the picture, in words and numbers: every change with its time, its statement's age, and the line of the
// ledger that proves it.

import { useState } from "react";
import { Link } from "wouter";
import type { Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge } from "~/ui/Card";
import type { Change } from "./history";
import { Party } from "./Party";
import css from "./Reserve.module.css";

const PAGE = 50;

function Line({ coin, change }: { coin: Stablecoin; change: Change }) {
  const { reserve: t, kinds } = useText();
  const format = useFormat();
  const { by, statement, circulating, attested, time_ms } = change;
  const name = by ? ((kinds as Record<string, string>)[by.kind] ?? by.kind) : t.lapsed;
  return (
    <tr>
      <th scope="row">
        {by ? <Link href={`/transaction/${by.transaction}`}>{name}</Link> : name}
        <small><Ago ms={time_ms} /></small>
        {statement && <small><Party address={statement.custodian} plain /> · {t.asOf} <Ago ms={statement.as_of_ms} /></small>}
      </th>
      <td>{format.amount(circulating, coin.decimals)}</td>
      <td>
        {format.amount(attested, coin.decimals)}
        {BigInt(attested) < BigInt(circulating) && <small><Badge tone="warn">{t.uncovered}</Badge></small>}
      </td>
    </tr>
  );
}

export function PastTable({ coin, changes }: { coin: Stablecoin; changes: readonly Change[] }) {
  const { reserve: t, app } = useText();
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(PAGE);
  return (
    <details className={css.past} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.asTable}</summary>
      {open && (
        <>
          <div className={css.scroll} tabIndex={0} role="region" aria-label={t.overTime}>
            <table className={css.table}>
              <thead>
                <tr><th scope="col">{t.change}</th><th scope="col">{t.circulating}<small>{coin.code}</small></th><th scope="col">{t.attested}<small>{coin.code}</small></th></tr>
              </thead>
              <tbody>
                {changes.slice(0, count).map((change) => <Line key={`${change.time_ms} ${change.by?.transaction ?? ""} ${change.by?.kind ?? ""} ${change.circulating} ${change.attested}`} coin={coin} change={change} />)}
              </tbody>
            </table>
          </div>
          {changes.length > count && <Button kind="quiet" wide onClick={() => setCount(count + PAGE)}>{app.more}</Button>}
          <p className={css.small}>{t.pastNote}</p>
        </>
      )}
    </details>
  );
}
