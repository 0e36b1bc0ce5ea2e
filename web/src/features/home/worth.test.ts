import { expect, it } from "vitest";
import type { Holding } from "~/core/holdings";
import { summed, worthOfAll } from "./worth";

const holding = (id: number, units: bigint): Holding => ({ asset: { id, code: "A", name: "A", decimals: 2, issuer: "" }, balance: { asset: id, amount: String(units), frozen: false, allowed: false, accepted: true }, units });

it("what has no price is counted as such, not as nothing", () => {
  const worth = worthOfAll([holding(0, 100n), holding(1, 50n), holding(2, 5n)], (asset) => (asset.id < 2 ? { numerator: BigInt(asset.id + 2), denominator: 1n, at_ms: 10 - asset.id } : null), "CNY");
  expect(worth?.units).toBe(350n);
  expect(worth?.unpriced).toBe(1);
  expect(worth?.at_ms).toBe(9);
});

it("without any price there is no total", () => {
  expect(worthOfAll([holding(0, 100n)], () => null, "CNY")).toBeNull();
});

it("lines are added up at every point of each", () => {
  expect(summed([[{ time_ms: 1, units: 10n }, { time_ms: 5, units: 20n }], [{ time_ms: 3, units: 1n }, { time_ms: 5, units: 2n }]])).toEqual([
    { time_ms: 1, units: 11n }, { time_ms: 3, units: 11n }, { time_ms: 5, units: 22n },
  ]);
});
