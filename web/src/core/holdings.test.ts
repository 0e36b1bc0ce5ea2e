import { expect, it } from "vitest";
import { arranged, held, moved, type Holding } from "./holdings";

const holding = (id: number): Holding => ({ asset: { id, code: "A", name: "A", decimals: 2, issuer: "" }, balance: { asset: id, amount: "1", frozen: false, allowed: false, accepted: true }, units: 1n });
const ids = (holdings: Holding[]) => holdings.map(({ asset }) => asset.id);

it("what was given a place stands there, and the rest follows as it came", () => {
  expect(ids(arranged([0, 1, 2, 3].map(holding), []))).toEqual([0, 1, 2, 3]);
  expect(ids(arranged([0, 1, 2, 3].map(holding), [2, 9, 0]))).toEqual([2, 0, 1, 3]);
});

it("moves one place at a time, and not past the ends", () => {
  expect(moved([0, 1, 2], 1, -1)).toEqual([1, 0, 2]);
  expect(moved([0, 1, 2], 1, 1)).toEqual([0, 2, 1]);
  expect(moved([0, 1, 2], 0, -1)).toEqual([0, 1, 2]);
  expect(moved([0, 1, 2], 2, 1)).toEqual([0, 1, 2]);
});

it("what comes with the account and the rest are each asset once, the coin first", () => {
  const [four, five, coin] = [4, 5, 0].map(holding) as [Holding, Holding, Holding];
  const account = { balances: [four.balance], assets: [four.asset] };
  const stale = { ...four.balance, amount: "9" };
  const all = held(account, { items: [stale, five.balance, coin.balance], assets: [four.asset, five.asset, coin.asset], cut: false });
  expect(all).toEqual([coin, four, five]);
  expect(held(account, undefined)).toEqual([four]);
  expect(held(undefined, undefined)).toEqual([]);
});
