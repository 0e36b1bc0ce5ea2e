import { expect, it } from "vitest";
import { strength } from "./PassPhrase";

it("long and varied is strong", () => {
  expect(strength("aaaaaaaa")).toBe(0);
  expect(strength("password")).toBe(0);
  expect(strength("correct horse battery staple")).toBe(3);
  expect(strength("我爱北京天安门上太阳升 2026!")).toBeGreaterThan(1);
});
