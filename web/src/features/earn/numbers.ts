// Rates and lengths of time as people say them. The ledger has hundredths of a percent and milliseconds.

import { useFormat, useText } from "~/core/i18n";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;

/** `350` is `3.5 %`. */
export function useRate(): (bps: number | string) => string {
  const format = useFormat();
  return (bps) => `${format.amount(String(bps), 2)}%`;
}

export function useSpan(): (ms: number) => string {
  const t = useText().earn.spans;
  return (ms) => (ms >= 2 * YEAR_MS ? t.years(round(ms / YEAR_MS)) : ms >= DAY_MS ? t.days(round(ms / DAY_MS)) : ms >= HOUR_MS ? t.hours(round(ms / HOUR_MS)) : t.minutes(round(ms / MINUTE_MS)));
}

const round = (count: number) => Math.round(count * 10) / 10;

/** Reads `3.5` as 350 hundredths of a percent; nothing where it is no such number or too much. */
export function readRate(text: string, most: number): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ""));
  if (!match) return null;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return bps <= most ? bps : null;
}

/** A part of a whole in hundredths of a percent, for bars and shares. */
export function partBps(part: bigint, whole: bigint): number {
  return whole > 0n ? Math.min(Number((part * 10_000n) / whole), 10_000) : 0;
}
