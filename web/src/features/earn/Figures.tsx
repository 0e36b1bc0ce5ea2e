// The few numbers that a page begins with.

import type { ReactNode } from "react";
import css from "./Earn.module.css";

export function Figures({ items }: { items: [name: string, value: ReactNode, note?: ReactNode][] }) {
  return (
    <div className={css.figures}>
      {items.map(([name, value, note]) => (
        <div key={name} className={css.figure}>
          <span>{name}</span>
          <strong>{value}</strong>
          {note && <small>{note}</small>}
        </div>
      ))}
    </div>
  );
}
