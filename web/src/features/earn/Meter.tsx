// A part of a whole as a bar, with its words for those who do not see it.

import css from "./Earn.module.css";

export function Meter({ bps, label, tone }: { bps: number; label: string; tone?: "warn" | undefined }) {
  return (
    <div className={css.meter} role="img" aria-label={label} data-tone={tone}>
      <svg viewBox="0 0 10000 1" preserveAspectRatio="none" aria-hidden focusable="false"><rect width={bps} height="1" fill="currentColor" /></svg>
    </div>
  );
}
