// What a basket's units cost and yield in its parts, with the ledger's roundings.

import type { Basket } from "~/core/api/schema";

type Share = { coin: number; units: bigint };

const whole = (basket: Basket) => 10n ** BigInt(basket.decimals);

/** Rounded up, for the basket. */
export const costOf = (basket: Basket, amount: bigint): Share[] =>
  basket.parts.map(({ coin, nominal }) => ({ coin, units: (amount * BigInt(nominal) + whole(basket) - 1n) / whole(basket) }));

/** Rounded down, for the basket. */
export const payoutOf = (basket: Basket, amount: bigint): Share[] => basket.parts.map(({ coin, nominal }) => ({ coin, units: (amount * BigInt(nominal)) / whole(basket) }));

/** The most that can be composed of what there is. */
export function mostComposed(basket: Basket, has: (coin: number) => bigint): bigint {
  const each = basket.parts.map(({ coin, nominal }) => (has(coin) * whole(basket)) / BigInt(nominal));
  return each.reduce((a, b) => (b < a ? b : a), each[0] ?? 0n);
}
