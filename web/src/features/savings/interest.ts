// Interest as the ledger reckons it: simple, by a year of 365 days, rounded down for the pool.

const YEAR_MS = 365n * 24n * 3_600_000n;

/** What `amount` earns in `ms` at a yearly rate. */
export function interest(amount: bigint, bps: number, ms: number): bigint {
  return (amount * BigInt(bps) * BigInt(ms)) / (10_000n * YEAR_MS);
}

/** How long a budget pays a rate on what is deposited now; nothing where it pays for ever. */
export function lastsMs(budget: bigint, deposited: bigint, bps: number): number | null {
  if (deposited === 0n || bps === 0) return null;
  return Number((budget * 10_000n * YEAR_MS) / (deposited * BigInt(bps)));
}

/** The largest deposit whose whole interest a budget covers. */
export function mostCovered(budget: bigint, bps: number, ms: number): bigint {
  // ⌊a × r × t ÷ Y⌋ ≤ budget holds exactly up to the last a before budget + 1.
  const unit = BigInt(bps) * BigInt(ms);
  return unit === 0n ? 0n : ((budget + 1n) * 10_000n * YEAR_MS - 1n) / unit;
}
