import { expect, it } from "vitest";
import { readTags } from "./tags";

it("reads tags as the ledger takes them", () => {
  expect(readTags("#Ledger, history  ledger、储蓄")).toEqual(["history", "ledger", "储蓄"]);
  // By bytes, not by UTF-16: an astral character comes after a private-use one.
  expect(readTags("\u{1f9e7} \ue000")).toEqual(["\ue000", "\u{1f9e7}"]);
  expect(readTags("a b c d e f g h i")).toBeNull();
  expect(readTags("字".repeat(11))).toBeNull();
  expect(readTags("")).toEqual([]);
});
