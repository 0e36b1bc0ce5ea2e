// What falls due when.

import type { AssetBrief, LoanInstalment } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useSaid } from "./unit";
import css from "./Loan.module.css";

type Props = { instalments: readonly LoanInstalment[]; unit: AssetBrief | undefined; passed?: number };

export function ScheduleTable({ instalments, unit, passed = 0 }: Props) {
  const t = useText().loan;
  const format = useFormat();
  const said = useSaid();
  if (!unit) return null;
  const amount = (units: bigint | string) => format.amount(units, unit.decimals);
  const interest = instalments.reduce((sum, one) => sum + BigInt(one.interest), 0n);
  const all = instalments.reduce((sum, one) => sum + BigInt(one.principal), interest);
  return (
    <>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t.schedule}>
        <table className={css.table}>
          <thead>
            <tr>{[t.instalment, t.principal, t.interest, t.together].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
          </thead>
          <tbody>
            {instalments.map((one) => (
              <tr key={one.number} data-past={one.number <= passed}>
                <td>{format.time(one.due_ms)}</td>
                <td>{amount(one.principal)}</td>
                <td>{amount(one.interest)}</td>
                <td>{amount(BigInt(one.principal) + BigInt(one.interest))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t.sum(said(all, unit), said(interest, unit))}</p>
    </>
  );
}
