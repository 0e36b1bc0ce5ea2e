// Periods as people say them. On the ledger they are fixed lengths of time, not months of a calendar.

import { useText } from "~/core/i18n";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const PERIODS = { minute: MINUTE_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, year: 365 * DAY_MS } as const;
export type Period = keyof typeof PERIODS;

export function usePeriodText(): (ms: number) => string {
  const t = useText().mandate;
  return (ms) => t.every(ms % DAY_MS === 0 ? t.spell(ms / DAY_MS) : t.spellMinutes(Math.round(ms / MINUTE_MS)));
}
