import { expect, it } from "vitest";
import type { Dealer } from "~/core/api/schema";
import { coveragePercent, windowLeft } from "./backing";

const dealer: Dealer = { account: "d", window_ms: 100, mint_limit: "400", redeem_limit: "300", minted: { amount: "150", since_ms: 1_000 }, redeemed: { amount: "300", since_ms: 1_000 } };

it("coverage is rounded down, and nothing of nothing", () => {
  expect(coveragePercent(999n, 1_000n)).toBe(99n);
  expect(coveragePercent(5n, 0n)).toBeNull();
});

it("a window that is over counts no more", () => {
  expect(windowLeft(dealer, "mint", 1_099)).toBe(250n);
  expect(windowLeft(dealer, "redeem", 1_099)).toBe(0n);
  expect(windowLeft(dealer, "redeem", 1_100)).toBe(300n);
});
