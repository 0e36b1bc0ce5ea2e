// What a form of a note means.

import { expect, it } from "vitest";
import { dueWrong, graceOf, newDraft, readBps, repaymentOf, showBps, unitWrong, witnessLines } from "./draft";

const NOW_MS = Date.UTC(2026, 0, 1);
const draft = newDraft(NOW_MS);

it("a rate is read in hundredths of a per cent", () => {
  expect(["", "0", "12.5", "１２%", "1,000", "1000.01", "1.234", "x"].map((text) => readBps(text))).toEqual([0, 0, 1_250, 1_200, 100_000, null, null, null]);
  expect(showBps(1_250)).toBe("12.5");
});

it("a new note is due in a month, and is in order", () => {
  expect(dueWrong(draft, NOW_MS)).toBe(false);
  expect(dueWrong(draft, NOW_MS + 32 * 86_400_000)).toBe(true);
  expect(dueWrong({ ...draft, repayment: "annuity", count: "360", period: "year" }, NOW_MS)).toBe(true);
  expect(dueWrong({ ...draft, firstDue: "" }, NOW_MS)).toBe(true);
});

it("instalments and grace keep the ledger's limits", () => {
  expect(repaymentOf({ ...draft, repayment: "annuity", count: "361" })).toBeNull();
  expect(repaymentOf({ ...draft, repayment: "equal_principal", count: "12" })).toEqual({ kind: "equal_principal", count: 12, period_ms: 2_592_000_000 });
  expect(graceOf({ ...draft, repayment: "annuity", period: "day", grace: "3" })).toBeNull();
  expect(graceOf({ ...draft, grace: "366" })).toBeNull();
});

it("a recorded unit has a name", () => {
  expect([" ", "CNY", "人民币", "一二三四五六"].map((unit) => unitWrong({ ...draft, what: "cash", unit }))).toEqual([true, false, false, true]);
});

it("witnesses stand one a line", () => {
  expect(witnessLines({ ...draft, witnesses: "@a\n\n @b , @c" })).toEqual(["@a", "@b", "@c"]);
});
