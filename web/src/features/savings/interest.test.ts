import { expect, it } from "vitest";
import { interest, lastsMs, mostCovered } from "./interest";

const DAY = 86_400_000;

// The worked examples of the reference.
it("reckons interest like the ledger", () => {
  expect(interest(10_000n, 400, 90 * DAY)).toBe(98n);
  expect(interest(10_000n, 500, 365 * DAY)).toBe(500n);
  expect(interest(10_000n, 300, 30 * DAY)).toBe(24n);
});

it("the most that is covered is covered, and a unit more is not", () => {
  for (const [budget, bps, days] of [[598n, 400, 90], [0n, 500, 365], [1_000_000n, 350, 30]] as const) {
    const most = mostCovered(budget, bps, days * DAY);
    expect(interest(most, bps, days * DAY)).toBeLessThanOrEqual(budget);
    expect(interest(most + 1n, bps, days * DAY)).toBeGreaterThan(budget);
  }
});

it("says how long a budget lasts", () => {
  expect(lastsMs(300n, 10_000n, 300)).toBe(365 * DAY);
  expect(lastsMs(300n, 0n, 300)).toBeNull();
});
