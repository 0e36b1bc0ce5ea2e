import { expect, it } from "vitest";
import type { ActivityLine } from "~/core/api/schema";
import { changeSince, history } from "./history";

const line = (change: Partial<ActivityLine>): ActivityLine => ({ transaction: "a", height: 1, index: 0, time_ms: 0, kind: "send", direction: "none", ...change });

it("walks back to the beginning", () => {
  const fee = { asset: 0, amount: "1" };
  const lines = [
    line({ transaction: "c", time_ms: 300, direction: "out", asset: 0, amount: "40", fee }),
    line({ transaction: "c", time_ms: 300, direction: "out", asset: 0, amount: "10", fee }),
    line({ transaction: "b", time_ms: 200, direction: "in", asset: 7, amount: "9" }),
    line({ transaction: "a", time_ms: 100, direction: "in", asset: 0, amount: "100" }),
  ];
  const points = history(49n, 0, lines, 400);
  expect(points[0]).toEqual({ time_ms: 99, units: 0n });
  expect(points.at(-1)).toEqual({ time_ms: 400, units: 49n });
  expect(changeSince(points, 150, true)).toBe(-51n);
  expect(changeSince(points, 50, true)).toBe(49n);
  expect(changeSince(points, 50, false)).toBeNull();
});

it("a refused line moved nothing but its fee", () => {
  const refusal = { code: 308, name: "InsufficientFunds", message: "" };
  const points = history(9n, 0, [line({ direction: "out", asset: 0, amount: "5", fee: { asset: 0, amount: "1" }, refusal })], 10);
  expect(points[0]?.units).toBe(10n);
});
