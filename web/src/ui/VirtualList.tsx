// Lists of any length: only what is in sight is in the page. What comes at the top while one reads further down moves
// nothing that is in sight.

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type Ref } from "react";
import css from "./List.module.css";

export type ListHandle = { show: (place: number) => void };

type Props<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  row: (item: T) => ReactNode;
  /** A row's usual height in pixels. Where it is right, nothing needs to be measured twice. */
  height?: (item: T) => number;
  /** Called when the end comes near. */
  onEnd?: (() => void) | undefined;
  /** Whether there is more than `items`. */
  more?: boolean;
  ref?: Ref<ListHandle>;
};

/** So many rows before the end, more is asked for. */
const NEAR = 60;
const OVERSCAN = 12;
/** What a place that is shown keeps above it: the page's head. */
const ABOVE_PX = 96;
const ROW_PX = 64;

/** The keys of all items; those at both ends that were there before are not made again. */
function useKeys<T>(items: readonly T[], keyOf: (item: T) => string): readonly string[] {
  const before = useRef<{ items: readonly T[]; keys: readonly string[] }>({ items: [], keys: [] });
  return useMemo(() => {
    const old = before.current;
    const most = Math.min(items.length, old.items.length);
    let head = 0;
    while (head < most && items[head] === old.items[head]) head += 1;
    let tail = 0;
    while (tail < most - head && items[items.length - 1 - tail] === old.items[old.items.length - 1 - tail]) tail += 1;
    const keys = [...old.keys.slice(0, head), ...items.slice(head, items.length - tail).map(keyOf), ...old.keys.slice(old.keys.length - tail)];
    before.current = { items, keys };
    return keys;
    // The key of an item never depends on the render.
  }, [items]);
}

export function VirtualList<T>({ items, keyOf, row, height = () => ROW_PX, onEnd, more, ref }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((box.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const keys = useKeys(items, keyOf);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: (place) => height(items[place] as T),
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: ABOVE_PX,
    // Stays the same while the items do: a new one has every place worked out anew.
    getItemKey: useCallback((place: number) => keys[place] ?? place, [keys]),
    // Who is at the top sees what comes; who is further down keeps the place.
    anchorTo: window.scrollY > top ? "end" : "start",
  });
  useImperativeHandle(ref, () => ({ show: (place) => virtual.scrollToIndex(place, { align: "start" }) }), [virtual]);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - NEAR) onEnd?.();
  }, [last, items.length, onEnd]);
  return (
    <div ref={box} className={css.list} style={{ height: virtual.getTotalSize() }} role="list">
      {shown.map((it) => (
        <div key={it.key} ref={virtual.measureElement} data-index={it.index} className={css.item} role="listitem" aria-setsize={more ? -1 : items.length} aria-posinset={it.index + 1} style={{ transform: `translateY(${it.start - top}px)` }}>
          {row(items[it.index] as T)}
        </div>
      ))}
    </div>
  );
}
