import { expect, it } from "vitest";
import { readLines } from "./many";

it("reads what spreadsheets and people write", () => {
  const lines = readLines('@bob, 12.5\n@carol\t1,234\n# a remark\n\n"tally1abc","2,000.25"\n@dan 3\n@eve;4\n小明，5', 2);
  expect(lines.map((line) => [line.number, line.who, line.units])).toEqual([
    [1, "@bob", 1250n],
    [2, "@carol", 123400n],
    [5, "tally1abc", 200025n],
    [6, "@dan", 300n],
    [7, "@eve", 400n],
    [8, "小明", 500n],
  ]);
});

it("says what is wrong with a line", () => {
  expect(readLines("@bob\n@bob, x\n@bob, 0\n@bob, 1.234", 2).map((line) => line.problem)).toEqual(["needs_two", "not_a_number", "zero", "too_many_places"]);
});
