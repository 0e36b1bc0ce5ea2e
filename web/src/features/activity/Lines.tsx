// Lines of activity under the days they happened on.

import { useEffect, useMemo, useRef } from "react";
import type { ActivityLine, AssetBrief } from "~/core/api/schema";
import { useFormat } from "~/core/i18n";
import { DayHead } from "~/ui/List";
import { VirtualList, type ListHandle } from "~/ui/VirtualList";
import { ActivityRow, lineKey } from "./ActivityRow";

type Day = { day: string };
type Item = ActivityLine | Day;

const isDay = (item: Item): item is Day => "day" in item;

/** The same head for the same day, so that a longer list begins with the very items of the shorter one. */
const heads = new Map<string, Day>();

function headOf(name: string): Day {
  const head = heads.get(name) ?? { day: name };
  heads.set(name, head);
  return head;
}

function byDay(lines: readonly ActivityLine[], dayName: (ms: number) => string): Item[] {
  const items: Item[] = [];
  // Names of days are slow to make; most lines happened on the day of the line before.
  let [from_ms, to_ms] = [0, 0];
  for (const line of lines) {
    if (line.time_ms < from_ms || line.time_ms >= to_ms) {
      from_ms = new Date(line.time_ms).setHours(0, 0, 0, 0);
      to_ms = new Date(line.time_ms).setHours(24, 0, 0, 0);
      items.push(headOf(dayName(line.time_ms)));
    }
    items.push(line);
  }
  return items;
}

const ROW_PX = 64;
const DAY_PX = 45;

/** A line to be shown once there is nothing more to read for it. */
export type Goal = (line: ActivityLine) => boolean;

type Props = {
  lines: readonly ActivityLine[];
  assets: Map<number, AssetBrief>;
  onEnd?: (() => void) | undefined;
  more?: boolean;
  goal?: Goal | null;
  /** Told whether there was such a line; else the last one is shown. */
  onGoal?: (found: boolean) => void;
};

export function Lines({ lines, assets, onEnd, more, goal, onGoal }: Props) {
  const format = useFormat();
  const list = useRef<ListHandle>(null);
  const items = useMemo(() => byDay(lines, format.day), [lines, format]);
  useEffect(() => {
    if (!goal) return;
    const place = items.findIndex((item) => !isDay(item) && goal(item));
    const found = place >= 0;
    const head = items[place - 1];
    list.current?.show(found ? (head && isDay(head) ? place - 1 : place) : items.length - 1);
    onGoal?.(found);
  }, [goal, items, onGoal]);
  return (
    <VirtualList
      ref={list}
      items={items}
      keyOf={(item) => (isDay(item) ? item.day : lineKey(item))}
      row={(item) => (isDay(item) ? <DayHead>{item.day}</DayHead> : <ActivityRow line={item} assets={assets} clock />)}
      height={(item) => (isDay(item) ? DAY_PX : ROW_PX)}
      onEnd={onEnd}
      more={!!more}
    />
  );
}
