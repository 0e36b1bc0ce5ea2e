// What an asset is worth in a currency, by the ledger's feeds. Only prices in force count: a stale one is no price. Anyone
// can call an asset USD, so an asset is never priced by its code: the coin is by the network's word, a stablecoin by its
// peg as long as it is covered, a basket by its parts.

import type { AssetBrief, Basket, Feed, Stablecoin } from "../api/schema";

export const CURRENCIES = ["CNY", "USD"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Currencies are shown with this many decimal places. */
export const CURRENCY_DECIMALS = 2;

/** The time of a rate that rests on no report: a yuan is a yuan. */
export const TIMELESS = Number.MAX_SAFE_INTEGER;

/** `numerator ÷ denominator` smallest units of the currency for one base unit, as of the oldest report it rests on. */
export type Rate = { numerator: bigint; denominator: bigint; at_ms: number };

/** Most feeds in a row, such as CNY → EUR → USD. */
const MOST_STEPS = 3;

type Edge = { to: string; numerator: bigint; denominator: bigint; at_ms: number };

/** Where several feeds price the same, the oldest one that has a price counts. */
function edges(feeds: readonly Feed[]): Map<string, Edge[]> {
  const from = new Map<string, Edge[]>();
  const add = (code: string, edge: Edge) => {
    const known = from.get(code) ?? [];
    if (!known.some((one) => one.to === edge.to)) from.set(code, [...known, edge]);
  };
  for (const feed of [...feeds].sort((a, b) => a.id - b.id)) {
    if (feed.price.status !== "in_force") continue;
    const value = BigInt(feed.price.value);
    const whole = 10n ** BigInt(feed.decimals);
    const { at_ms } = feed.price;
    add(feed.base, { to: feed.quote, numerator: value, denominator: whole, at_ms });
    add(feed.quote, { to: feed.base, numerator: whole, denominator: value, at_ms });
  }
  return from;
}

type Path = { code: string; numerator: bigint; denominator: bigint; at_ms: number };

/** What one whole `code` costs in whole units of the currency, by the fewest feeds. */
export function crossRate(feeds: readonly Feed[], code: string, currency: string): Omit<Path, "code"> | null {
  const from = edges(feeds);
  let paths: Path[] = [{ code, numerator: 1n, denominator: 1n, at_ms: TIMELESS }];
  const seen = new Set([code]);
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    const found = paths.find((path) => path.code === currency);
    if (found) return found;
    paths = paths.flatMap((path) =>
      (from.get(path.code) ?? [])
        .filter((edge) => !seen.has(edge.to) && seen.add(edge.to))
        .map((edge) => ({ code: edge.to, numerator: path.numerator * edge.numerator, denominator: path.denominator * edge.denominator, at_ms: Math.min(path.at_ms, edge.at_ms) })),
    );
  }
  return null;
}

export type Sources = { coin: AssetBrief; feeds: readonly Feed[]; coins: readonly Stablecoin[]; baskets: readonly Basket[] };

function ofCode({ feeds }: Sources, code: string, decimals: number, currency: Currency): Rate | null {
  const cross = crossRate(feeds, code, currency);
  return cross && { numerator: cross.numerator * 10n ** BigInt(CURRENCY_DECIMALS), denominator: cross.denominator * 10n ** BigInt(decimals), at_ms: cross.at_ms };
}

export function rateOf(sources: Sources, asset: AssetBrief, currency: Currency): Rate | null {
  if (asset.id === sources.coin.id) return ofCode(sources, sources.coin.code, asset.decimals, currency);
  const coin = sources.coins.find((one) => one.id === asset.id);
  if (coin) return coin.backing.covered ? ofCode(sources, coin.peg, coin.decimals, currency) : null;
  const basket = sources.baskets.find((one) => one.id === asset.id);
  if (!basket) return null;
  let sum: Rate = { numerator: 0n, denominator: 1n, at_ms: TIMELESS };
  for (const part of basket.parts) {
    const its = sources.coins.find((one) => one.id === part.coin);
    const rate = its && rateOf(sources, its, currency);
    if (!rate) return null;
    // One base unit of the basket holds nominal ÷ 10^decimals base units of the part.
    const denominator = rate.denominator * 10n ** BigInt(basket.decimals);
    sum = { numerator: sum.numerator * denominator + rate.numerator * BigInt(part.nominal) * sum.denominator, denominator: sum.denominator * denominator, at_ms: Math.min(sum.at_ms, rate.at_ms) };
  }
  return sum;
}

/** Rounded down: whoever reads it is never promised too much. */
export const worthOf = (units: bigint, rate: Rate): bigint => (units * rate.numerator) / rate.denominator;

/** How many base units an amount of the currency buys, rounded down. */
export const unitsFor = (worth: bigint, rate: Rate): bigint => (worth * rate.denominator) / rate.numerator;
