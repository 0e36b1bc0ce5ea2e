// A line of what was had, without axes: the shape is what matters.

import type { Point } from "./history";

type Props = {
  points: readonly Point[];
  className?: string | undefined;
  area?: boolean;
  /** A price: what counts is how it moved, not how far it is from nothing. */
  near?: boolean;
};

export function Chart({ points, className, area, near }: Props) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return <svg className={className} aria-hidden />;
  const values = points.map((point) => point.units);
  const least = values.reduce((a, b) => (b < a ? b : a));
  const high = values.reduce((a, b) => (b > a ? b : a));
  // A hundredth more or less is not drawn as a cliff: at least a fifth of what there was is in the picture.
  const low = near || least < (high * 4n) / 5n ? least : (high * 4n) / 5n;
  const begin = first.time_ms - (last.time_ms - first.time_ms) * 0.08;
  const span = Math.max(last.time_ms - begin, 1);
  // A thousand steps are finer than any screen shows; only shares of the height leave the whole numbers.
  const height = (units: bigint) => (high === low ? 50 : 92 - Number(((units - low) * 840n) / (high - low)) / 10);
  const line = [{ time_ms: begin, units: first.units }, ...points].map((point, place) => `${place ? "L" : "M"}${(((point.time_ms - begin) / span) * 300).toFixed(1)} ${height(point.units).toFixed(1)}`).join("");
  return (
    <svg className={className} viewBox="0 0 300 100" preserveAspectRatio="none" aria-hidden focusable="false">
      {area && <path d={`${line}L300 100L0 100Z`} fill="currentColor" opacity="0.1" />}
      <path d={line} fill="none" stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </svg>
  );
}
