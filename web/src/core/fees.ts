// What an operation of one unit of work costs, for "Max" and the like. What is really paid is quoted by the wallet.

import type { Network } from "./api/schema";

export function priceOf(network: Network, kind: string): bigint {
  const price = network.fees.prices.find((one) => one.kind === kind);
  return BigInt(price?.amount ?? network.fees.base);
}

/** The most of an asset that can be spent by an operation of this kind, its fee left aside. */
export function spendable(network: Network, kind: string, asset: number, units: bigint): bigint {
  if (asset !== 0) return units;
  const price = priceOf(network, kind);
  return units > price ? units - price : 0n;
}
