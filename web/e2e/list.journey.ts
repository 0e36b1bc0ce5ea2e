import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";

const LINES = 100_000;
/** Rows of the tallest window here, and those kept ready above and below it. */
const MOST_ROWS = 60;

afterAll(close);

it("of a hundred thousand lines only those in sight are in the page", async () => {
  const me = await person();
  const { page } = me;
  await demo(page);
  // The node's own answer, with its one page grown to all the lines: what is tested is the list, not the network.
  await page.route(/\/activity\?.*limit=50/, async (route) => {
    const answer = await route.fetch();
    const first = (await answer.json()) as { items: { height: number; time_ms: number; transaction: string }[]; next?: string | null };
    const [line] = first.items;
    if (!line) return route.fulfill({ response: answer });
    const items = Array.from({ length: LINES }, (_, place) => ({ ...line, height: 1_000_000 - place, time_ms: line.time_ms - place * 60_000, transaction: place.toString(16).padStart(64, "0") }));
    return route.fulfill({ response: answer, json: { ...first, items, next: null } });
  });
  await page.reload();
  await page.getByTestId("total").waitFor();
  await go(page, "/activity");
  const rows = page.getByRole("listitem");
  await rows.first().waitFor();
  const seen = new Set<string>();
  const frames: number[] = [];
  for (const share of [0, 0.01, 0.25, 0.5, 0.75, 1]) {
    frames.push(
      await page.evaluate(async (to) => {
        window.scrollTo(0, document.documentElement.scrollHeight * to);
        // The longest of the next frames is how long the list stutters.
        let longest = 0;
        let last = performance.now();
        for (let frame = 0; frame < 20; frame += 1) {
          await new Promise(requestAnimationFrame);
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        }
        return longest;
      }, share),
    );
    expect(await rows.count(), `at ${share}`).toBeLessThan(MOST_ROWS);
    expect(await rows.count(), `at ${share}`).toBeGreaterThan(5);
    for (const href of await rows.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))) seen.add(href);
  }
  // The last line is reached, and the ones in between were others.
  expect([...seen].some((href) => href.endsWith((LINES - 1).toString(16).padStart(64, "0")))).toBe(true);
  expect(seen.size).toBeGreaterThan(50);
  process.stdout.write(`longest frame at each place: ${frames.map((ms) => `${ms.toFixed(0)} ms`).join(", ")}\n`);
  await me.leave();
});
