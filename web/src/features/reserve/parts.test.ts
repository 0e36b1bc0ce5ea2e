import { expect, it } from "vitest";
import type { Basket } from "~/core/api/schema";
import { costOf, mostComposed, payoutOf } from "./parts";

// The reference's worked example: 0.37 EUR, 0.58 USD and 1.10 CNY.
const basket: Basket = { id: 9, code: "B", name: "B", decimals: 2, issuer: "", circulating: "0", governor: "", notice_ms: 1, parts: [{ coin: 1, held: "0", nominal: "37" }, { coin: 2, held: "0", nominal: "58" }, { coin: 3, held: "0", nominal: "110" }] };

it("composing rounds up and decomposing down", () => {
  expect(costOf(basket, 150n).map((share) => share.units)).toEqual([56n, 87n, 165n]);
  expect(payoutOf(basket, 50n).map((share) => share.units)).toEqual([18n, 29n, 55n]);
});

it("the scarcest part decides how much can be composed, and that much can be paid", () => {
  const most = mostComposed(basket, () => 100n);
  expect(most).toBe(90n);
  expect(costOf(basket, most).every((share) => share.units <= 100n)).toBe(true);
});
