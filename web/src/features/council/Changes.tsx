// What would be changed, beside what stands.

import type { Change } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import css from "~/features/earn/Earn.module.css";
import { kindName } from "~/features/activity/ActivityRow";
import { useParameterName, useValue } from "./value";

export function Changes({ changes, fees }: { changes: Change[]; fees: boolean }) {
  const t = useText();
  const nameOf = useParameterName();
  const value = useValue(fees);
  const said = (name: string) => (fees ? (name === "base" ? t.council.baseFee : kindName(t.kinds, name)) : nameOf(name));
  return (
    <table className={css.table}>
      <thead>
        <tr><th scope="col">{t.council.parameter}</th><th scope="col">{t.council.now}</th><th scope="col">{t.council.then}</th></tr>
      </thead>
      <tbody>
        {changes.map((one) => (
          <tr key={one.name}><td>{said(one.name)}</td><td>{value(one.name, one.from)}</td><td><strong>{value(one.name, one.to)}</strong></td></tr>
        ))}
      </tbody>
    </table>
  );
}
