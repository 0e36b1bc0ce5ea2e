// The examples of docs/reference/loan.md.

import { expect, it } from "vitest";
import { annuity, interest, schedule } from "./schedule";

const DAY_MS = 86_400_000;
const rows = (principal: bigint, rate_bps: number, kind: "annuity" | "equal_principal") =>
  schedule({ principal, rate_bps, repayment: { kind, count: 3, period_ms: 30 * DAY_MS }, first_due_ms: 30 * DAY_MS, start_ms: 0 }).map((one) => `${one.principal}+${one.interest}`);

it("an annuity's sums are equal, and the last is exact", () => {
  expect(annuity(100_000n, 1_200, 30 * DAY_MS, 3)).toBe(33_994n);
  expect(rows(100_000n, 1_200, "annuity")).toEqual(["33007+987", "33333+661", "33660+332"]);
});

it("equal principal bears less interest each time", () => {
  expect(rows(100_000n, 1_200, "equal_principal")).toEqual(["33333+987", "33333+658", "33334+329"]);
});

it("without interest nothing is lost to rounding", () => {
  expect(rows(100n, 0, "annuity")).toEqual(["34+0", "34+0", "32+0"]);
});

it("a bullet of 100.00 at 10 % is 102.00 after 73 days", () => {
  const [only] = schedule({ principal: 10_000n, rate_bps: 1_000, repayment: { kind: "bullet" }, first_due_ms: 73 * DAY_MS, start_ms: 0 });
  expect(only).toEqual({ number: 1, due_ms: 73 * DAY_MS, principal: "10000", interest: "200" });
});

it("the lender is rounded for", () => {
  expect(interest(1n, 1, 1)).toBe(1n);
  expect(interest(0n, 1_200, DAY_MS)).toBe(0n);
});
