import { expect, it } from "vitest";
import type { AttestationLine, ReservePoint } from "~/core/api/schema";
import { attestedSince, changes, circulatingSince, type Level } from "./history";

const point = (time_ms: number, kind: string, circulating: string, attested: string, lapses: [number, string][] = []): ReservePoint => ({
  time_ms, kind, circulating, attested, height: time_ms, transaction: `t${time_ms}`, lapses: lapses.map(([at, left]) => ({ time_ms: at, attested: left })),
});
const statement = (transaction: string, custodian: string, as_of_ms: number): AttestationLine => ({ transaction, custodian, as_of_ms, amount: "1", document: "", height: 1, time_ms: as_of_ms + 1 });
const shown = (levels: Level[]) => levels.map((level) => [level.time_ms, String(level.units)]);

/** Newest first, as the node gives them. */
const POINTS = [
  point(90, "burn", "70", "0"),
  point(60, "attest", "100", "80", [[75, "50"], [85, "0"]]),
  point(30, "settle_redemption", "100", "500"),
  point(20, "mint_to_dealer", "500", "600"),
  point(10, "open_stablecoin", "0", "0"),
];

it("circulation changes with operations and with nothing else", () => {
  expect(shown(circulatingSince(0, POINTS))).toEqual([[10, "0"], [20, "500"], [30, "100"], [60, "100"], [90, "70"]]);
});

it("what is attested falls as statements become too old", () => {
  expect(shown(attestedSince(0, POINTS))).toEqual([[10, "0"], [20, "600"], [30, "500"], [60, "80"], [75, "50"], [85, "0"], [90, "0"]]);
});

it("what stood when the picture begins is its first level", () => {
  expect(shown(circulatingSince(25, POINTS))).toEqual([[25, "500"], [30, "100"], [60, "100"], [90, "70"]]);
  expect(shown(attestedSince(80, POINTS))).toEqual([[80, "50"], [85, "0"], [90, "0"]]);
  expect(shown(attestedSince(95, POINTS))).toEqual([[95, "0"]]);
  expect(circulatingSince(0, [])).toEqual([]);
});

it("a table tells every change once, newest first, with who stated what", () => {
  const rows = changes(POINTS, [statement("t60", "a", 55), statement("other", "b", 1)]);
  expect(rows.map((row) => [row.time_ms, row.circulating, row.attested, row.by?.kind ?? null, row.statement?.custodian ?? null])).toEqual([
    [90, "70", "0", "burn", null],
    [85, "100", "0", null, null],
    [75, "100", "50", null, null],
    [60, "100", "80", "attest", "a"],
    [30, "100", "500", "settle_redemption", null],
    [20, "500", "600", "mint_to_dealer", null],
    [10, "0", "0", "open_stablecoin", null],
  ]);
});

it("two statements of one transaction are each told where they were made", () => {
  const rows = changes([{ ...point(60, "attest", "0", "2"), transaction: "t" }, { ...point(60, "attest", "0", "1"), transaction: "t" }], [statement("t", "second", 50), statement("t", "first", 40)]);
  expect(rows.map((row) => row.statement?.custodian)).toEqual(["second", "first"]);
});
