import { afterEach, expect, it, vi } from "vitest";
import { forgetIndex, indexReaches } from "./indexed";

afterEach(() => {
  vi.unstubAllGlobals();
  forgetIndex();
});

function node(heights: (number | null)[]) {
  const asked = { times: 0 };
  vi.stubGlobal("fetch", async () => {
    const height = heights[Math.min(asked.times, heights.length - 1)];
    asked.times += 1;
    return new Response(JSON.stringify({ index: height === null ? null : { height, lag: 0, ready: true } }));
  });
  return asked;
}

it("the index is asked until it has taken the block in", async () => {
  const asked = node([6, 6, 7]);
  await indexReaches(7);
  expect(asked.times).toBe(3);
});

it("those who wait ask together, and nobody asks for what is known", async () => {
  const asked = node([9]);
  await Promise.all([indexReaches(8), indexReaches(9)]);
  await indexReaches(9);
  expect(asked.times).toBe(1);
});

it("a node without an index is not waited for", async () => {
  const asked = node([null]);
  await indexReaches(5);
  expect(asked.times).toBe(1);
});
