import { expect, it } from "vitest";
import type { AssetBrief, Market } from "~/core/api/schema";
import { changeBps, feeOf, pricePlaces, readPrice, scaledPrice, valueOf, type Pair } from "./price";

const asset = (id: number, decimals: number): AssetBrief => ({ id, code: "A", name: "A", decimals, issuer: "" });
const market = (change: Partial<Market> = {}): Market => ({ id: 0, base: 1, quote: 2, lot: "10", tick: "1", opener: "", for_opener: "0", for_pot: "0", replaced: false, traded_ms: 0, ...change });
const gold: Pair = { market: market(), base: asset(1, 3), quote: asset(2, 2) };

it("a price in ticks reads as what a whole unit costs", () => {
  expect(pricePlaces(gold)).toBe(0);
  expect(scaledPrice(gold, 64)).toBe(64n);
  const fine: Pair = { ...gold, market: market({ lot: "1000" }) };
  expect(pricePlaces(fine)).toBe(2);
  expect(scaledPrice(fine, 6_125)).toBe(6_125n);
});

it("a typed price must be a whole number of steps", () => {
  expect(readPrice("64", gold)).toEqual({ ticks: 64, problem: null });
  expect(readPrice("64.5", gold).problem).toBe("step");
  expect(readPrice("0", gold).problem).toBe("step");
  expect(readPrice("9999999999", gold).problem).toBe("range");
  expect(readPrice("x", gold).problem).toBe("not_a_number");
});

it("what is shown of a price reads back as the same price, also where decimals cannot write it", () => {
  const thirds: Pair = { ...gold, market: market({ lot: "3", tick: "1" }) };
  const shown = scaledPrice(thirds, 7).toString().padStart(13, "0");
  expect(readPrice(`${shown.slice(0, -12)}.${shown.slice(-12)}`, thirds).ticks).toBe(7);
});

it("fees are rounded up", () => {
  expect(valueOf(market({ tick: "5" }), 3n, 200)).toBe(3_000n);
  expect(feeOf(5_010n, 20n)).toBe(11n);
  expect(feeOf(3_000n, 10n)).toBe(3n);
});

it("a market without trades has no change", () => {
  expect(changeBps(market())).toBeNull();
  expect(changeBps(market({ ticker: { last: 66, open: 64, trades: 2, lots: "2" } }))).toBe(312);
});
