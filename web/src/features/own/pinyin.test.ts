import { expect, it } from "vitest";
import { initials } from "./pinyin";

it("finds Chinese names by their first letters", () => {
  expect(initials("张三")).toBe("zs");
  expect(initials("李小龙")).toBe("lxl");
  expect(initials("王 Bob")).toBe("w bob");
});
