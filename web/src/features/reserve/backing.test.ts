import { expect, it } from "vitest";
import type { AttestationLine, Dealer } from "~/core/api/schema";
import { attestedOverTime, coveragePercent, windowLeft } from "./backing";

const line = (custodian: string, amount: string, time_ms: number): AttestationLine => ({ custodian, amount, time_ms, as_of_ms: time_ms, document: "", height: 1, transaction: String(time_ms) });
const dealer: Dealer = { account: "d", window_ms: 100, mint_limit: "400", redeem_limit: "300", minted: { amount: "150", since_ms: 1_000 }, redeemed: { amount: "300", since_ms: 1_000 } };

it("a newer statement takes the place of the custodian's older one", () => {
  const points = attestedOverTime([line("a", "50", 30), line("b", "300", 20), line("a", "700", 10)], 40);
  expect(points.map((point) => [point.time_ms, point.units])).toEqual([[10, 700n], [19, 700n], [20, 1_000n], [29, 1_000n], [30, 350n], [40, 350n]]);
});

it("coverage is rounded down, and nothing of nothing", () => {
  expect(coveragePercent(999n, 1_000n)).toBe(99n);
  expect(coveragePercent(5n, 0n)).toBeNull();
});

it("a window that is over counts no more", () => {
  expect(windowLeft(dealer, "mint", 1_099)).toBe(250n);
  expect(windowLeft(dealer, "redeem", 1_099)).toBe(0n);
  expect(windowLeft(dealer, "redeem", 1_100)).toBe(300n);
});
