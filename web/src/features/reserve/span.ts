// Lengths of time as people say them.

import { useText } from "~/core/i18n";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** In days, hours or minutes, the greatest that it fills; at least a minute. */
export function useSpanText(): (ms: number) => string {
  const t = useText().reserve;
  return (ms) => (ms >= DAY_MS ? t.days(Math.floor(ms / DAY_MS)) : ms >= HOUR_MS ? t.hours(Math.floor(ms / HOUR_MS)) : t.minutes(Math.max(1, Math.floor(ms / MINUTE_MS))));
}
