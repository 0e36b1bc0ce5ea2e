// Where Tab goes on a page, and whether that follows what is seen.

import type { Page } from "playwright-core";

type Stop = { name: string; top: number; left: number; right: number; middle: number };

/** No page has more to press. */
const MOST = 400;
/** Rows are not level to the pixel. */
const SLACK = 8;

/** What Tab reaches within the page itself, in its order, each with its place on the sheet. */
async function stops(page: Page): Promise<Stop[]> {
  await page.evaluate(() => document.getElementById("main")?.focus());
  for (let number = 0; number < MOST; number += 1) {
    await page.keyboard.press("Tab");
    const within = await page.evaluate((at) => {
      const it = document.activeElement as HTMLElement | null;
      if (!it?.closest("main") || it.dataset.stop) return false;
      it.dataset.stop = String(at);
      return true;
    }, number);
    if (!within) break;
  }
  return page.evaluate(() => {
    const reached = [...document.querySelectorAll<HTMLElement>("[data-stop]")].sort((a, b) => Number(a.dataset.stop) - Number(b.dataset.stop));
    return reached.map((it) => {
      let { top, bottom, left, right } = it.getBoundingClientRect();
      // What is scrolled out of sight in a box of its own is seen at the box's edge.
      for (let box = it.parentElement; box && box.id !== "main"; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === "visible") continue;
        const edge = box.getBoundingClientRect();
        [top, bottom] = [top, bottom].map((y) => Math.min(Math.max(y, edge.top), edge.bottom)) as [number, number];
      }
      delete it.dataset.stop;
      const name = (it.getAttribute("aria-label") ?? it.innerText).trim().slice(0, 40) || it.id || it.tagName;
      return { name, top, left, right, middle: (top + bottom) / 2 };
    });
  });
}

/** Where Tab goes back: up, unless to the top of a column further right, or to the left within a row. */
export async function jumps(page: Page): Promise<string[]> {
  const all = await stops(page);
  if (all.length < 2) throw new Error("there is nothing to press");
  return all.flatMap((next, place) => {
    const before = all[place - 1];
    if (!before) return [];
    const up = next.middle < before.middle - SLACK && next.top < before.top - SLACK && next.left < before.right - SLACK;
    const back = Math.abs(next.middle - before.middle) <= SLACK && next.right <= before.left + SLACK;
    return up || back ? [`${before.name} → ${next.name}`] : [];
  });
}
