import { describe, expect, it } from "vitest";
import { MAX_AMOUNT, plainAmount, readAmount } from "./amount";

const units = (text: string, decimals = 2) => {
  const read = readAmount(text, decimals);
  return read.ok ? read.units : read.problem;
};

describe("reading an amount", () => {
  it("takes what people type and paste", () => {
    for (const [text, expected] of [
      ["1,234.5", 123450n],
      ["1 234.50", 123450n],
      ["1'234", 123400n],
      ["１２．５", 1250n],
      ["1，234", 123400n],
      [".5", 50n],
      ["5.", 500n],
      ["007", 700n],
      ["1.2万", 1200000n],
      ["3亿", 30000000000n],
      ["2.5k", 250000n],
      ["0.010", 1n],
      ["1,2345,6789", 12345678900n],
    ] as const) {
      expect(units(text), text).toBe(expected);
    }
  });

  it("says what is wrong", () => {
    for (const [text, problem] of [
      ["", "empty"],
      ["   ", "empty"],
      [".", "not_a_number"],
      ["1.2.3", "not_a_number"],
      ["1,23", "not_a_number"],
      ["12,34,567", "not_a_number"],
      ["-1", "not_a_number"],
      ["1e5", "not_a_number"],
      ["0x10", "not_a_number"],
      ["NaN", "not_a_number"],
      ["万", "not_a_number"],
      ["<b>1</b>", "not_a_number"],
      ["1\u202e2", "not_a_number"],
      ["1\u200b2", "not_a_number"],
      ["1.234", "too_many_places"],
      [MAX_AMOUNT.toString(), "too_large"],
    ] as const) {
      expect(units(text), text).toBe(problem);
    }
    expect(units(MAX_AMOUNT.toString(), 0)).toBe(MAX_AMOUNT);
  });
});

describe("writing an amount", () => {
  it("is exact", () => {
    expect(plainAmount(123450n, 2)).toBe("1234.5");
    expect(plainAmount("1", 18)).toBe("0.000000000000000001");
    expect(plainAmount(MAX_AMOUNT, 0)).toBe(MAX_AMOUNT.toString());
    expect(plainAmount(0n, 6)).toBe("0");
    expect(plainAmount(-5n, 2)).toBe("-0.05");
  });

  it("leads back", () => {
    for (let seed = 1n, turn = 0; turn < 500; turn += 1) {
      seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 120n) - 1n);
      const decimals = turn % 19;
      expect(units(plainAmount(seed, decimals), decimals)).toBe(seed);
    }
  });
});
