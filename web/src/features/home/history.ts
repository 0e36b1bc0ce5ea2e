// How a balance came to be, walked back from what it is now along the account's lines.

import type { ActivityLine } from "~/core/api/schema";

export type Point = { time_ms: number; units: bigint };

/**
 * The balance of `asset` after each of `lines` (newest first), oldest first; the last point is now. A transaction's fee
 * is on each of its lines and counts once.
 */
export function history(units: bigint, asset: number, lines: readonly ActivityLine[], now_ms: number): Point[] {
  const points: Point[] = [{ time_ms: now_ms, units }];
  const paid = new Set<string>();
  let held = units;
  for (const line of lines) {
    let change = 0n;
    if (line.asset === asset && line.amount != null && !line.refusal) {
      if (line.direction === "in") change += BigInt(line.amount);
      if (line.direction === "out") change -= BigInt(line.amount);
    }
    if (line.fee?.asset === asset && !paid.has(line.transaction)) {
      paid.add(line.transaction);
      change -= BigInt(line.fee.amount);
    }
    if (change === 0n) continue;
    points.push({ time_ms: line.time_ms, units: held });
    held -= change;
    points.push({ time_ms: line.time_ms - 1, units: held });
  }
  return points.reverse();
}

/** How much more there is than at that time; nothing when the points do not reach back so far. */
export function changeSince(points: readonly Point[], time_ms: number, complete: boolean): bigint | null {
  const last = points.at(-1);
  const before = points.findLast((point) => point.time_ms <= time_ms) ?? (complete ? points[0] : undefined);
  return last && before ? last.units - before.units : null;
}
