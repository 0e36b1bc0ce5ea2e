// Rows of lists.

import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "./Icon";
import css from "./List.module.css";

type RowProps = {
  start?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  endNote?: ReactNode;
  to?: string | undefined;
  onClick?: (() => void) | undefined;
};

export function ListRow({ start, title, note, end, endNote, to, onClick }: RowProps) {
  const inside = (
    <>
      {start}
      <span className={css.main}>
        <span className={css.strong}>{title}</span>
        {note && <span className={css.note}>{note}</span>}
      </span>
      {(end || endNote) && (
        <span className={css.end}>
          {end && <span className={css.strong}>{end}</span>}
          {endNote && <span className={css.note}>{endNote}</span>}
        </span>
      )}
    </>
  );
  if (to) return <Link href={to} className={css.row}>{inside}</Link>;
  if (onClick) return <button type="button" className={css.row} onClick={onClick}>{inside}</button>;
  return <div className={css.row}>{inside}</div>;
}

export function Mark({ icon, way }: { icon: IconName; way?: "in" | "bad" | undefined }) {
  return (
    <span className={css.mark} data-way={way}>
      <Icon name={icon} />
    </span>
  );
}

export const DayHead = ({ children }: { children: ReactNode }) => <h2 className={css.day}>{children}</h2>;
