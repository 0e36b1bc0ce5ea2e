import { afterEach, expect, it, vi } from "vitest";
import type { Path } from "./client";
import { HEAD, Listing } from "./listing";
import type { Page } from "./paths";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const key = (item: number) => String(item);

/** A node with the lines `last` … 1, newest first; a cursor is the last line of the page before it. */
function node(last: number) {
  const it = { last, asked: 0, fails: false };
  const page = (before: number, limit: number): Page<number> => {
    const items = Array.from({ length: Math.min(limit, before - 1) }, (_, place) => before - 1 - place);
    const end = items.at(-1) ?? 1;
    return { items, next: end > 1 ? String(end) : null, assets: [] };
  };
  vi.stubGlobal("fetch", async (url: string) => {
    it.asked += 1;
    if (it.fails) throw new TypeError("no network");
    const query = new URLSearchParams(url.split("?")[1]);
    return new Response(JSON.stringify(page(Number(query.get("cursor") ?? it.last + 1), Number(query.get("limit")))));
  });
  return { ...it, it, head: () => page(it.last + 1, HEAD) };
}

const listing = () => new Listing<number>("/v1/numbers" as Path<Page<number>>, key);
const down = (from: number, to = 1) => Array.from({ length: from - to + 1 }, (_, place) => from - place);

it("a list is read to its end, each line once", async () => {
  const { head } = node(1_234);
  const list = listing();
  list.take(head());
  expect(list.view.items).toEqual(down(1_234, 1_234 - HEAD + 1));
  await list.read(() => false);
  expect(list.view.items).toEqual(down(1_234));
  expect(list.view.more).toBe(false);
});

it("reading stops where it is enough", async () => {
  const { head, it: state } = node(1_000);
  const list = listing();
  list.take(head());
  await list.read((fresh) => fresh.includes(700));
  expect(list.view.items.at(-1)).toBeLessThanOrEqual(700);
  expect(state.asked).toBe(3);
  expect(list.view.more).toBe(true);
});

it("what comes at the head is put before the rest, and nothing is lost", async () => {
  const { head, it: state } = node(400);
  const list = listing();
  list.take(head());
  await list.read((fresh) => fresh.includes(200));
  const end = list.view.items.at(-1);
  for (const last of [401, 440, 489]) {
    state.last = last;
    list.take(head());
    expect(list.view.items).toEqual(down(last, end));
  }
});

it("a gap between the head and the lines below is read before it is shown", async () => {
  const { head, it: state } = node(400);
  const list = listing();
  list.take(head());
  await list.read(() => true);
  const before = list.view.items;
  const told = vi.fn();
  list.follow(told);
  state.last = 912;
  list.take(head());
  // Until then the reader sees what there was, without a hole in it.
  expect(list.view.items).toBe(before);
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  expect(list.view.items).toEqual(down(912, before.at(-1)));
});

it("a line that is gone from the head is gone from the list", async () => {
  const { head } = node(300);
  const list = listing();
  list.take(head());
  await list.read(() => true);
  const { items, next } = head();
  list.take({ items: [...items.filter((item) => item !== 290), 250], next: next ?? null, assets: [] });
  expect(list.view.items).toEqual(down(300, list.view.items.at(-1)).filter((item) => item !== 290));
});

it("a line that came up from far below takes nothing with it", async () => {
  const { head } = node(600);
  const list = listing();
  list.take(head());
  await list.read((fresh) => fresh.includes(300));
  const { items } = head();
  list.take({ items: [...items.slice(0, -1), 320], next: "320", assets: [] });
  expect(list.view.items).toHaveLength(new Set(list.view.items).size);
  expect([...list.view.items].sort((a, b) => b - a)).toEqual(down(600, list.view.items.at(-1)));
});

it("who reaches the end again at once is given more each time", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { head, it: state } = node(5_000);
  const list = listing();
  list.take(head());
  const pages: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const before = state.asked;
    list.readSome();
    await vi.waitFor(() => expect(list.view.reading).toBe(false));
    pages.push(state.asked - before);
  }
  expect(pages).toEqual([1, 2, 4, 8]);
});

it("a page that does not come is said, and what was read stays", async () => {
  const { head, it: state } = node(500);
  const list = listing();
  list.take(head());
  await list.read(() => true);
  const before = list.view.items.length;
  state.fails = true;
  await list.read(() => false);
  expect(list.view.error).toBeDefined();
  expect(list.view.items).toHaveLength(before);
  state.fails = false;
  await list.read(() => false);
  expect(list.view.error).toBeUndefined();
  expect(list.view.items).toEqual(down(500));
});

it("reading ends when it is told to", async () => {
  const { head } = node(100_000);
  const list = listing();
  list.take(head());
  list.follow(() => list.view.items.length > HEAD && list.stop());
  await list.read(() => false);
  expect(list.view.more).toBe(true);
});
