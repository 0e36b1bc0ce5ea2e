import { expect, it } from "vitest";
import type { ActivityLine } from "~/core/api/schema";
import { daysOf, momentsOf } from "./period";
import { statementOf } from "./statement";

const fee = { asset: 0, amount: "1" };
const line = (change: Partial<ActivityLine>): ActivityLine => ({ transaction: "a", height: 1, index: 0, time_ms: 0, kind: "send", direction: "none", ...change });

// 100 at the beginning, which no line explains: it was there at genesis.
const LINES = [
  line({ transaction: "e", time_ms: 500, direction: "in", asset: 0, amount: "7" }),
  line({ transaction: "d", time_ms: 400, direction: "out", asset: 7, amount: "3", fee }),
  line({ transaction: "c", time_ms: 300, direction: "out", asset: 0, amount: "40", fee }),
  line({ transaction: "c", time_ms: 300, direction: "out", asset: 0, amount: "10", fee }),
  line({ transaction: "b", time_ms: 200, direction: "out", asset: 0, amount: "5", fee, refusal: { code: 308, name: "InsufficientFunds", message: "" } }),
  line({ transaction: "a", time_ms: 100, direction: "in", asset: 0, amount: "50" }),
];

it("what there was at first, and what came and went, is what there is at last", () => {
  const all = statementOf(104n, 0, LINES, 0, 1_000);
  expect(all).toMatchObject({ opening: 100n, closing: 104n, received: 57n, paid: 50n, fees: 3n });
  expect(all.opening + all.received - all.paid - all.fees).toBe(all.closing);
  expect(all.entries.map((entry) => [entry.line.transaction, entry.change, entry.fee, entry.balance])).toEqual([
    ["a", 50n, 0n, 150n],
    ["b", 0n, 1n, 149n],
    ["c", -10n, 0n, 139n],
    ["c", -40n, 1n, 98n],
    ["d", 0n, 1n, 97n],
    ["e", 7n, 0n, 104n],
  ]);
});

it("a period is cut out of the middle, its end exclusive", () => {
  const some = statementOf(104n, 0, LINES, 200, 500);
  expect(some).toMatchObject({ opening: 150n, closing: 97n, received: 0n, paid: 50n, fees: 3n });
  expect(some.entries).toHaveLength(4);
});

it("a period before everything is empty", () => {
  expect(statementOf(104n, 0, LINES, 0, 50)).toMatchObject({ opening: 100n, closing: 100n, entries: [] });
});

it("months and years end where the next begins", () => {
  const now = new Date(2026, 2, 15);
  expect(daysOf("month", now)).toEqual({ from: "2026-03-01", to: "2026-03-15" });
  expect(daysOf("last", now)).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(daysOf("year", now)).toEqual({ from: "2026-01-01", to: "2026-03-15" });
  expect(daysOf("last", new Date(2026, 0, 31))).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(momentsOf({ from: "2026-02-01", to: "2026-02-28" })).toEqual({ from_ms: new Date(2026, 1, 1).getTime(), to_ms: new Date(2026, 2, 1).getTime() });
  expect(momentsOf({ from: "2026-02-02", to: "2026-02-01" })).toBeNull();
  expect(momentsOf({ from: "", to: "2026-02-01" })).toBeNull();
});
