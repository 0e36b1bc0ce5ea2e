import { expect, it } from "vitest";
import { partBps, readRate } from "./numbers";

it("reads rates in percent", () => {
  expect(readRate("3.5", 10_000)).toBe(350);
  expect(readRate("3.05 %", 10_000)).toBe(305);
  expect(readRate("100", 10_000)).toBe(10_000);
  for (const bad of ["", "-1", "1.234", "100.01", "1e2", "三"]) expect(readRate(bad, 10_000), bad).toBeNull();
});

it("a part of nothing is nothing", () => {
  expect(partBps(1n, 0n)).toBe(0);
  expect(partBps(1n, 3n)).toBe(3_333);
  expect(partBps(5n, 3n)).toBe(10_000);
});
