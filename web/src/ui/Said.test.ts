import { expect, it } from "vitest";
import { seen } from "./Said";

it("shows what hides", () => {
  for (const text of ["pay\u202ealice", "a\u200bb", "\ufeffx", "x\u2066y", "a\u0000b", "\u{e0041}", "soft\u00adhyphen"]) {
    expect(seen(text), JSON.stringify(text)).toContain("\u25a1");
  }
});

it("leaves words alone", () => {
  for (const text of ["午饭 lunch", "naïve café", "<img src=x onerror=alert(1)>", "مرحبا", "🧧"]) {
    expect(seen(text)).toBe(text);
  }
});
