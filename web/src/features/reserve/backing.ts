// What is attested against what circulates, in whole numbers.

import type { AttestationLine, Dealer } from "~/core/api/schema";
import type { Point } from "~/features/home/history";

/** In per cent, rounded down; nothing when nothing circulates. */
export function coveragePercent(attested: bigint, circulating: bigint): bigint | null {
  return circulating === 0n ? null : (attested * 100n) / circulating;
}

/** What custodians' latest statements added up to after each of them (newest first), oldest first. */
export function attestedOverTime(lines: readonly AttestationLine[], now_ms: number): Point[] {
  const latest = new Map<string, bigint>();
  const points: Point[] = [];
  for (const line of [...lines].reverse()) {
    latest.set(line.custodian, BigInt(line.amount));
    const units = [...latest.values()].reduce((a, b) => a + b, 0n);
    const before = points.at(-1);
    if (before) points.push({ time_ms: line.time_ms - 1, units: before.units });
    points.push({ time_ms: line.time_ms, units });
  }
  const last = points.at(-1);
  if (last && now_ms > last.time_ms) points.push({ time_ms: now_ms, units: last.units });
  return points;
}

/** What is left of a dealer's window; a window that is over counts no more. */
export function windowLeft(dealer: Dealer, what: "mint" | "redeem", now_ms: number): bigint {
  const used = what === "mint" ? dealer.minted : dealer.redeemed;
  const limit = BigInt(what === "mint" ? dealer.mint_limit : dealer.redeem_limit);
  const counts = now_ms - used.since_ms < dealer.window_ms ? BigInt(used.amount) : 0n;
  return limit > counts ? limit - counts : 0n;
}
