import { expect, it } from "vitest";
import { readingMs, readPart } from "./reading";

it("a text takes the time that a quick reader needs", () => {
  expect(readingMs("word ".repeat(300))).toBe(60_000);
  expect(readingMs("字".repeat(500))).toBe(60_000);
  expect(readingMs("")).toBe(3_000);
});

it("nothing is read before its end was seen", () => {
  expect(readPart(90_000, 60_000, false)).toBe(99);
  expect(readPart(30_000, 60_000, true)).toBe(50);
  expect(readPart(60_000, 60_000, true)).toBe(100);
});
