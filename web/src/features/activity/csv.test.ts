import { expect, it } from "vitest";
import type { ActivityLine } from "~/core/api/schema";
import { cell, row } from "./csv";

it("a cell never becomes a formula", () => {
  for (const text of ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"]) expect(cell(text).replace(/^"/, "").startsWith("'"), text).toBe(true);
  expect(cell("-12.5")).toBe("-12.5");
});

it("a cell keeps commas, quotes and lines", () => {
  expect(cell('a,"b"\nc')).toBe('"a,""b""\nc"');
});

it("a line is written with exact amounts", () => {
  const line: ActivityLine = { transaction: "ab", height: 7, index: 0, operation: 0, time_ms: 0, kind: "send", direction: "out", asset: 0, amount: "1234567", memo: { text: "=tea" } };
  const coin = { id: 0, code: "TLY", name: "Tally", decimals: 6, issuer: "x" };
  expect(row(line, new Map([[0, coin]]))).toBe("1970-01-01T00:00:00.000Z,7,ab,send,out,,TLY#0,-1.234567,,'=tea,");
});
