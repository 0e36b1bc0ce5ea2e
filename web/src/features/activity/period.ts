// The days of a statement, by the reader's own clock.

export type Period = "month" | "last" | "year" | "own";

/** The first day and the last, both included, as `2026-02-28`. */
export type Days = { from: string; to: string };

const two = (number: number) => String(number).padStart(2, "0");
const text = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export function daysOf(period: Exclude<Period, "own">, now: Date): Days {
  const year = now.getFullYear();
  const month = now.getMonth();
  if (period === "year") return { from: text(new Date(year, 0, 1)), to: text(now) };
  if (period === "last") return { from: text(new Date(year, month - 1, 1)), to: text(new Date(year, month, 0)) };
  return { from: text(new Date(year, month, 1)), to: text(now) };
}

/** The moments between which the days lie, the end exclusive; nothing when they are no days or the wrong way round. */
export function momentsOf({ from, to }: Days): { from_ms: number; to_ms: number } | null {
  const begin = new Date(`${from}T00:00`);
  const last = new Date(`${to}T00:00`);
  if (Number.isNaN(begin.getTime()) || Number.isNaN(last.getTime()) || last < begin) return null;
  // The next midnight, also where clocks are changed.
  return { from_ms: begin.getTime(), to_ms: new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1).getTime() };
}
