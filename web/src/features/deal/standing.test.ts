// Whose turn it is in a deal, and the example of docs/reference/deal.md.

import { expect, it } from "vitest";
import type { Deal } from "~/core/api/schema";
import { feeOf, roleOf, yours } from "./standing";

const deal: Deal = {
  id: 0, buyer: "b", seller: "s", arbiter: { account: "a", fee_bps: 150, if_silent: "buyer", rule_within_ms: 60_000 }, asset: 0, amount: "29999", description: "A phone",
  accept_by_ms: 100, ship_within_ms: 60_000, confirm_within_ms: 60_000, opened_ms: 0, seller_agreed: true, arbiter_agreed: false, stage: "offered", deadline_ms: 100,
};

it("the arbiter's fee is rounded down", () => {
  expect(feeOf(29_999n, 150)).toBe(449n);
});

it("a deal waits for whom its stage names", () => {
  const turn = (change: Partial<Deal>, now_ms = 0) => ["b", "s", "a", "x"].filter((me) => yours({ ...deal, ...change }, roleOf({ ...deal, ...change }, me), now_ms));
  expect(turn({})).toEqual(["a"]);
  expect(turn({ seller_agreed: false })).toEqual(["s", "a"]);
  expect(turn({ stage: "accepted" })).toEqual(["s"]);
  expect(turn({ stage: "shipped" })).toEqual(["b"]);
  expect(turn({ stage: "disputed" })).toEqual(["a"]);
  expect(turn({ stage: "disputed" }, 101)).toEqual([]);
  expect(turn({ stage: "ended" })).toEqual([]);
});
