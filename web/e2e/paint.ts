// How soon something stands on the screen, from a cold cache: measured and printed, never asserted. `npm run paint`.

import { afterAll, expect, inject, it } from "vitest";
import { close, launch } from "./browser";

const TURNS = 7;

type Measure = { paint_ms: number; page_ms: number; kilobytes: number };

async function once(): Promise<Measure> {
  // A new profile has nothing cached, and without its service worker nothing else is fetched meanwhile.
  const context = await (await launch()).newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${inject("page")}/`);
  await page.locator("h1").first().waitFor();
  const measure = await page.evaluate(() => {
    const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return {
      paint_ms: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      page_ms: performance.now(),
      kilobytes: files.reduce((sum, file) => sum + file.encodedBodySize, 0) / 1024,
    };
  });
  await context.close();
  return measure;
}

afterAll(close);

it("the first paint, from a cold cache", async () => {
  const all: Measure[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) all.push(await once());
  const middle = (of: keyof Measure) => all.map((one) => one[of]).sort((a, b) => a - b)[TURNS >> 1] ?? Number.NaN;
  process.stdout.write(`first paint ${middle("paint_ms").toFixed(0)} ms, first page ${middle("page_ms").toFixed(0)} ms, ${middle("kilobytes").toFixed(0)} KB fetched (medians of ${TURNS}; paints ${all.map((one) => one.paint_ms.toFixed(0)).join(" ")})\n`);
  expect(all.every((one) => Number.isFinite(one.paint_ms))).toBe(true);
});
