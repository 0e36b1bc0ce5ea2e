// What is attested against what circulates, in whole numbers.

import type { Dealer } from "~/core/api/schema";

/** In per cent, rounded down; nothing when nothing circulates. */
export function coveragePercent(attested: bigint, circulating: bigint): bigint | null {
  return circulating === 0n ? null : (attested * 100n) / circulating;
}

/** What is left of a dealer's window; a window that is over counts no more. */
export function windowLeft(dealer: Dealer, what: "mint" | "redeem", now_ms: number): bigint {
  const used = what === "mint" ? dealer.minted : dealer.redeemed;
  const limit = BigInt(what === "mint" ? dealer.mint_limit : dealer.redeem_limit);
  const counts = now_ms - used.since_ms < dealer.window_ms ? BigInt(used.amount) : 0n;
  return limit > counts ? limit - counts : 0n;
}
