// Prices of a market. On the ledger a price is a whole number of ticks for one lot; people read it as what one whole unit
// of the base asset costs in the quote asset. Whole numbers throughout.

import type { AssetBrief, Market } from "~/core/api/schema";
import { readAmount } from "~/core/money/amount";

export type Pair = { market: Market; base: AssetBrief; quote: AssetBrief };

/** The ledger's greatest price, in ticks. */
const MOST_TICKS = (1n << 32n) - 1n;
/** Steps that no decimal number writes exactly are shown with this many places. */
const MOST_PLACES = 12;
const WHOLE_BPS = 10_000n;

export function pairOf(market: Market, assets: ReadonlyMap<number, AssetBrief>): Pair | null {
  const base = assets.get(market.base);
  const quote = assets.get(market.quote);
  return base && quote ? { market, base, quote } : null;
}

// The price of a whole unit is `ticks × numerator ÷ denominator`.
const numerator = ({ market, base }: Pair) => BigInt(market.tick) * 10n ** BigInt(base.decimals);
const denominator = ({ market, quote }: Pair) => BigInt(market.lot) * 10n ** BigInt(quote.decimals);

/** How many decimal places write every price of the market exactly. */
export function pricePlaces(pair: Pair): number {
  let places = 0;
  while (places < MOST_PLACES && (numerator(pair) * 10n ** BigInt(places)) % denominator(pair) !== 0n) places += 1;
  return places;
}

/** The price of one whole unit, in units of the last of `places`; rounded down where it cannot be exact. */
export function scaledPrice(pair: Pair, ticks: number | bigint, places = pricePlaces(pair)): bigint {
  return (BigInt(ticks) * numerator(pair) * 10n ** BigInt(places)) / denominator(pair);
}

export type ReadPrice = { ticks: number | null; problem: "empty" | "not_a_number" | "step" | "range" | null };

/** A typed price as ticks. */
export function readPrice(text: string, pair: Pair): ReadPrice {
  const places = pricePlaces(pair);
  const read = readAmount(text, places);
  if (!read.ok) return { ticks: null, problem: read.problem === "empty" ? "empty" : read.problem === "too_many_places" ? "step" : read.problem === "too_large" ? "range" : "not_a_number" };
  const scaled = read.units * denominator(pair);
  const step = numerator(pair) * 10n ** BigInt(places);
  // Where a step has no exact decimal form, the shown text stands for the nearest price that it was rounded down from.
  const ticks = places === MOST_PLACES ? (scaled + step - 1n) / step : scaled / step;
  if (ticks === 0n || (places < MOST_PLACES && scaled % step !== 0n)) return { ticks: null, problem: "step" };
  return ticks > MOST_TICKS ? { ticks: null, problem: "range" } : { ticks: Number(ticks), problem: null };
}

/** Base units of the quote asset. */
export const valueOf = (market: Market, lots: bigint, ticks: number | bigint): bigint => lots * BigInt(ticks) * BigInt(market.tick);

/** Base units of the base asset. */
export const unitsOf = (market: Market, lots: bigint | string): bigint => BigInt(lots) * BigInt(market.lot);

/** Rounded up, for the pool, as the ledger does. */
export const feeOf = (value: bigint, bps: bigint): bigint => (value * bps + WHOLE_BPS - 1n) / WHOLE_BPS;

/** How far the price has moved since the first trade of the day, in hundredths of a per cent; nothing without a trade. */
export function changeBps(market: Market): number | null {
  const { last, open } = market.ticker ?? {};
  return last == null || !open ? null : Math.trunc(((last - open) * Number(WHOLE_BPS)) / open);
}
