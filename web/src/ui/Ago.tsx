// When something was or will be, as people say it, with the exact time at hand.

import { useNow } from "~/core/clock";
import { useFormat } from "~/core/i18n";

const DAY_MS = 86_400_000;

export function Ago({ ms }: { ms: number }) {
  const now = useNow();
  const format = useFormat();
  const text = Math.abs(now - ms) < DAY_MS ? format.ago(ms, now) : format.time(ms);
  return (
    <time dateTime={new Date(ms).toISOString()} title={format.exactTime(ms)}>
      {text}
    </time>
  );
}
