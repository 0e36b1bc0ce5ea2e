// Rows, and lists of any length: only what is in sight is in the page.

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
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

type Props<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  row: (item: T) => ReactNode;
  /** A row's usual height in pixels. */
  height?: number;
  /** Called when the end comes near. */
  onEnd?: (() => void) | undefined;
};

export function VirtualList<T>({ items, keyOf, row, height = 64, onEnd }: Props<T>) {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((ref.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (place) => keyOf(items[place] as T),
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 10) onEnd?.();
  }, [last, items.length, onEnd]);
  return (
    <div ref={ref} className={css.list} style={{ height: virtual.getTotalSize() }} role="list">
      {shown.map((it) => (
        <div key={it.key} ref={virtual.measureElement} data-index={it.index} className={css.item} role="listitem" style={{ transform: `translateY(${it.start - top}px)` }}>
          {row(items[it.index] as T)}
        </div>
      ))}
    </div>
  );
}
