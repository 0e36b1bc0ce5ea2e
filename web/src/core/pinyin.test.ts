import { expect, it } from "vitest";
import { isCalled, readings } from "./pinyin";

it("reads names as people do", () => {
  const read = (name: string) => [...name].map((char) => readings(char)[0]).join(" ");
  expect(read("张三")).toBe("zhang san");
  expect(read("李小龙")).toBe("li xiao long");
  expect(read("邓丽君")).toBe("deng li jun");
  expect(read("欧阳修")).toBe("ou yang xiu");
  expect(readings("曾")).toContain("zeng");
  expect(readings("B")).toEqual(["b"]);
});

it("finds a name by its letters, its syllables and any beginnings of them", () => {
  for (const typed of ["张", "zs", "zhangsan", "zhang san", "zhangs", "zsan", "san", "ZS"]) expect(isCalled("张三", typed), typed).toBe(true);
  for (const typed of ["zl", "sanz", "hang", "zhangsanx", "李"]) expect(isCalled("张三", typed), typed).toBe(false);
  expect(isCalled("王 Bob", "wbob")).toBe(true);
  expect(isCalled("曾国藩", "zgf")).toBe(true);
  expect(isCalled("Alice", "lic")).toBe(true);
});

it("a long name of two readings does not take long", () => {
  expect(isCalled("长".repeat(40), `${"ch".repeat(39)}x`)).toBe(false);
});
