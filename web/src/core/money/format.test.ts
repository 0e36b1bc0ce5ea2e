import { expect, it } from "vitest";
import { formatAgo, formatAmount, formatPrice, formatShort, shortened } from "./format";

it("every digit is shown, and none is made up", () => {
  expect(formatAmount(340282366920938463463374607431768211455n, 6, "en")).toBe("340,282,366,920,938,463,463,374,607,431,768.211455");
  expect(formatAmount("1", 18, "en")).toBe("0.000000000000000001");
});

it("prices have the places of their neighbours", () => {
  expect(["11700", "11738"].map((price) => formatPrice(price, 4, "en"))).toEqual(["1.1700", "1.1738"]);
  expect(formatPrice("1170000001", 9, "en")).toBe("1.170000001");
  expect(formatPrice("117", 2, "zh")).toBe("1.17");
});

it("short amounts are rounded down, in 万 and 亿 for Chinese readers", () => {
  expect(formatShort(1_239_999n, 0, "en")).toBe("1.23M");
  expect(formatShort(12_399n, 0, "zh")).toBe("1.23万");
  expect(formatShort(123_999_999n, 0, "zh")).toBe("1.23亿");
  expect(formatShort(99_999n, 0, "en")).toBe("99,999");
  expect(formatShort(5n, 6, "en")).toBe("0.000005");
});

it("times are said as people say them", () => {
  expect(formatAgo(0, 180_000, "en")).toBe("3 minutes ago");
  expect(formatAgo(0, 180_000, "zh")).toBe("3分钟前");
  expect(formatAgo(7_200_000, 0, "en")).toBe("in 2 hours");
});

it("an address keeps its ends", () => {
  expect(shortened("tally1h2qhrpgl0dscp04x9dg4t8w2l2xel96zggcm28")).toBe("tally1h2qh…ggcm28");
});
