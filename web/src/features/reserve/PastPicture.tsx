// Two lines of steps over one time, from nothing up. Where a custodian stated something there is a dot.

import type { Level } from "./history";
import css from "./Reserve.module.css";

const WIDTH = 600;
const HEIGHT = 160;

type Props = { attested: readonly Level[]; circulating: readonly Level[]; stated: readonly Level[]; most: bigint; first_ms: number; now_ms: number };

export function PastPicture({ attested, circulating, stated, most, first_ms, now_ms }: Props) {
  const span = Math.max(now_ms - first_ms, 1);
  const x = (ms: number) => (((Math.min(ms, now_ms) - first_ms) / span) * WIDTH).toFixed(1);
  // A tenth of a pixel is finer than any screen shows; only shares of the height leave the whole numbers.
  const y = (units: bigint) => (HEIGHT - 2 - Number((units * BigInt(HEIGHT - 8) * 10n) / (most || 1n)) / 10).toFixed(1);
  const line = (levels: readonly Level[]) => levels.map((level, place) => (place ? `H${x(level.time_ms)}V${y(level.units)}` : `M${x(level.time_ms)} ${y(level.units)}`)).join("") + (levels.length ? `H${WIDTH}` : "");
  const area = (levels: readonly Level[]) => (levels[0] ? `${line(levels)}V${HEIGHT}H${x(levels[0].time_ms)}Z` : "");
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden focusable="false">
      <path d={area(attested)} className={css.reserveArea} />
      <path d={area(circulating)} className={css.issuedArea} />
      <path d={line(attested)} className={css.reserveLine} />
      <path d={line(circulating)} className={css.issuedLine} />
      <path d={stated.map((level) => `M${x(level.time_ms)} ${y(level.units)}h0`).join("")} className={css.stated} />
    </svg>
  );
}
