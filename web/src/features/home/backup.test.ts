import { expect, it } from "vitest";
import type { Holding } from "~/core/holdings";
import { isMuch } from "./backup";

const holding = (id: number, units: bigint): Holding => ({ asset: { id, code: "A", name: "A", decimals: 2, issuer: "" }, balance: { asset: id, amount: String(units), frozen: false, allowed: false, accepted: true }, units });
const dollar = { numerator: 1n, denominator: 1n, at_ms: 0 };

it("a hundred dollars are much", () => {
  expect(isMuch([holding(3, 99_99n)], () => dollar)).toBe(false);
  expect(isMuch([holding(3, 60_00n), holding(4, 40_00n)], () => dollar)).toBe(true);
});

it("without a price, a hundred coins are", () => {
  expect(isMuch([holding(0, 99_99n), holding(7, 10n ** 12n)], () => null)).toBe(false);
  expect(isMuch([holding(0, 100_00n)], () => null)).toBe(true);
});
