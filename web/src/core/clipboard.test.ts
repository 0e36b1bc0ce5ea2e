import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CLEAR_MS, copy } from "./clipboard";

let held = "";
let inFront = true;
let forbidden = false;
const comeBack: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  [held, inFront, forbidden] = ["", true, false];
  comeBack.length = 0;
  const write = async (text: string) => {
    if (!inFront) throw new DOMException("not focused", "NotAllowedError");
    held = text;
  };
  const read = async () => {
    if (!inFront || forbidden) throw new DOMException("not allowed", "NotAllowedError");
    return held;
  };
  vi.stubGlobal("navigator", { clipboard: { writeText: write, readText: read } });
  vi.stubGlobal("window", { addEventListener: (kind: string, act: () => void) => kind === "focus" && comeBack.push(act) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a secret is cleared after a minute, and not before", async () => {
  await copy("abandon about", true);
  await vi.advanceTimersByTimeAsync(CLEAR_MS - 1);
  expect(held).toBe("abandon about");
  await vi.advanceTimersByTimeAsync(1);
  expect(held).toBe("");
});

it("what is no secret stays, and so does what was copied since", async () => {
  await copy("tally1abc");
  await vi.advanceTimersByTimeAsync(2 * CLEAR_MS);
  expect(held).toBe("tally1abc");
  await copy("abandon about", true);
  await copy("something else");
  await vi.advanceTimersByTimeAsync(CLEAR_MS);
  expect(held).toBe("something else");
});

it("where it may not be read, it is cleared all the same", async () => {
  await copy("abandon about", true);
  forbidden = true;
  await vi.advanceTimersByTimeAsync(CLEAR_MS);
  expect(held).toBe("");
});

it("a page that is not in front clears it when it comes back", async () => {
  await copy("abandon about", true);
  inFront = false;
  await vi.advanceTimersByTimeAsync(CLEAR_MS);
  expect(held).toBe("abandon about");
  inFront = true;
  for (const act of comeBack) act();
  await vi.advanceTimersByTimeAsync(0);
  expect(held).toBe("");
});
