import { expect, it } from "vitest";
import type { AssetBrief, Basket, Feed, Stablecoin } from "../api/schema";
import { crossRate, rateOf, TIMELESS, unitsFor, worthOf, type Sources } from "./rates";

const feed = (id: number, base: string, quote: string, value: string, status: "in_force" | "stale" = "in_force", at_ms = 5): Feed => ({
  id, base, quote, decimals: 4, deviation_bps: 500, heartbeat_ms: 1, quorum: 1, reporters: [], time_ms: 9, price: status === "in_force" ? { status, value, at_ms } : { status },
});
const asset = (id: number, code: string, decimals = 2): AssetBrief => ({ id, code, name: code, decimals, issuer: "" });
const stable = (id: number, peg: string, covered = true): Stablecoin => ({
  ...asset(id, `T${peg}`), peg, custodians: [], dealers: [], governor: "", max_age_ms: 1, redemption_ms: 1, backing: { attested: "1", circulating: "1", covered, time_ms: 1 },
});
const basket: Basket = { ...asset(9, "BSK"), circulating: "0", governor: "", notice_ms: 1, parts: [{ coin: 3, held: "0", nominal: "50" }, { coin: 4, held: "0", nominal: "10" }] };
const sources: Sources = { coin: asset(0, "TALLY", 6), feeds: [feed(0, "EUR", "USD", "11000"), feed(1, "EUR", "CNY", "77000", "in_force", 3), feed(2, "TALLY", "CNY", "23500")], coins: [stable(3, "CNY"), stable(4, "USD")], baskets: [basket] };

it("prices are chained through a third currency, as old as the oldest", () => {
  const rate = crossRate(sources.feeds, "USD", "CNY");
  expect(rate && (rate.numerator * 10_000n) / rate.denominator).toBe(70_000n);
  expect(rate?.at_ms).toBe(3);
});

it("a coin of a currency, in that currency, rests on no report", () => {
  expect(rateOf(sources, asset(3, "TCNY"), "CNY")?.at_ms).toBe(TIMELESS);
});

it("a stale price is no price", () => {
  expect(crossRate([feed(0, "EUR", "USD", "1", "stale")], "EUR", "USD")).toBeNull();
});

it("the coin, covered stablecoins and baskets have a worth, and nothing else has", () => {
  const worth = (units: bigint, it: AssetBrief, currency: "CNY" | "USD") => {
    const rate = rateOf(sources, it, currency);
    return rate && worthOf(units, rate);
  };
  expect(worth(2_000_000n, sources.coin, "CNY")).toBe(470n);
  expect(worth(100n, asset(3, "TCNY"), "CNY")).toBe(100n);
  expect(worth(100n, asset(4, "TUSD"), "CNY")).toBe(700n);
  // Half a yuan and ten cents.
  expect(worth(100n, basket, "CNY")).toBe(120n);
  expect(worth(100n, asset(7, "USD"), "USD")).toBeNull();
  expect(rateOf({ ...sources, coins: [stable(3, "CNY", false)] }, asset(3, "TCNY"), "CNY")).toBeNull();
});

it("an amount of a currency buys a rounded-down amount of the asset", () => {
  const rate = rateOf(sources, sources.coin, "CNY");
  expect(rate && unitsFor(470n, rate)).toBe(2_000_000n);
});
