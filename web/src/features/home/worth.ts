// What all of it is worth in a currency, now and over time, by today's prices: the feeds' past ones are not asked for.

import type { Holding } from "~/core/holdings";
import { TIMELESS, worthOf, type Currency, type Rate } from "~/core/prices/rates";
import type { AssetBrief } from "~/core/api/schema";
import type { Point } from "./history";

export type Worth = {
  units: bigint;
  /** The oldest report that it rests on. */
  at_ms: number;
  /** Holdings with a price. */
  priced: { holding: Holding; rate: Rate }[];
  /** Holdings of something that has no price. */
  unpriced: number;
};

export function worthOfAll(holdings: readonly Holding[], rates: (asset: AssetBrief, currency: Currency) => Rate | null, currency: Currency): Worth | null {
  const had = holdings.filter((holding) => holding.units > 0n);
  const priced = had.flatMap((holding) => {
    const rate = rates(holding.asset, currency);
    return rate ? [{ holding, rate }] : [];
  });
  // Who has nothing has nothing in every currency that anything is priced in.
  const nothing = holdings.map((holding) => rates(holding.asset, currency)).find((rate) => rate !== null);
  if (!priced.length && !(had.length === 0 && nothing)) return null;
  return {
    units: priced.reduce((sum, { holding, rate }) => sum + worthOf(holding.units, rate), 0n),
    at_ms: priced.reduce((oldest, { rate }) => Math.min(oldest, rate.at_ms), nothing?.at_ms ?? TIMELESS),
    priced,
    unpriced: had.length - priced.length,
  };
}

/** The sum of several lines, each held until its next point; before its first point a line counts as that point. */
export function summed(lines: readonly (readonly Point[])[]): Point[] {
  const times = [...new Set(lines.flatMap((points) => points.map((point) => point.time_ms)))].sort((a, b) => a - b);
  const places = lines.map(() => 0);
  return times.map((time_ms) => {
    let units = 0n;
    lines.forEach((points, line) => {
      let place = places[line] ?? 0;
      while (place + 1 < points.length && (points[place + 1]?.time_ms ?? 0) <= time_ms) place += 1;
      places[line] = place;
      units += points[place]?.units ?? 0n;
    });
    return { time_ms, units };
  });
}
