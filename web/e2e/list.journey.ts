import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { clean, close, go, person } from "./browser";
import { indexed, payer, type Payer } from "./lines";
import { choosePass } from "./people";

/** `LINES=2000` for a quick look. */
const LINES = Number(process.env.LINES ?? 100_000);
/** The asset's issue and the coins for the fees, which came in two parts, are three lines more. */
const ALL = LINES + 3;
/** Rows of the tallest window here, and those kept ready above and below it. */
const MOST_ROWS = 60;
const MAKE_MS = 300_000;
const READ_MS = 600_000;

let who: Payer;

beforeAll(async () => {
  const began = performance.now();
  who = await payer(inject("node"));
  await who.pay(LINES);
  await indexed(inject("node"));
  say(`${LINES} lines made and indexed in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}, MAKE_MS);
afterAll(close);

const say = (text: string) => process.stdout.write(`${text}\n`);

type Watched = { frames: number[]; tasks: number[]; rows: number };
declare global {
  interface Window {
    watched: Watched;
  }
}

/** From now on counts the rows in the page at every frame, and how long frames and tasks take. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { frames: [], tasks: [], rows: 0 };
    window.watched = watched;
    let last = performance.now();
    const frame = () => {
      if (window.watched !== watched) return;
      const now = performance.now();
      watched.frames.push(now - last);
      watched.rows = Math.max(watched.rows, document.querySelectorAll("main [role=listitem]").length);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  });
}

async function watched(page: Page, what: string): Promise<void> {
  const { frames, tasks, rows } = await page.evaluate(() => window.watched);
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  say(`${what}: ${frames.length} frames, median ${at(0.5)} ms, 95% ${at(0.95)} ms, longest ${at(1)} ms; ${tasks.length} long tasks, longest ${Math.max(0, ...tasks).toFixed(0)} ms; at most ${rows} rows`);
  expect(rows, what).toBeLessThan(MOST_ROWS);
  expect(rows, what).toBeGreaterThan(5);
}

async function memory(page: Page): Promise<{ megabytes: number; nodes: number }> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("HeapProfiler.collectGarbage");
  await protocol.send("Performance.enable");
  const { metrics } = await protocol.send("Performance.getMetrics");
  await protocol.detach();
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { megabytes: of("JSHeapUsedSize") / 2 ** 20, nodes: of("Nodes") };
}

/** The amounts in sight, as numbers; lines that have none are left out. */
async function inSight(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main [role=listitem]")]
      .filter((row) => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < window.innerHeight)
      .flatMap((row) => /−([\d,]+)\sLINES/.exec(row.textContent ?? "")?.[1] ?? [])
      .map((text) => Number(text.replaceAll(",", ""))),
  );
}

it("an account with a hundred thousand lines is read to its first one and scrolled through, and keeps the place", async () => {
  const me = await person();
  const { page } = me;
  await go(page, "/import");
  await page.getByRole("textbox").first().fill(`0x${who.key}`);
  await page.getByRole("button", { name: "Import 1 account" }).click();
  await choosePass(page);
  await go(page, "/activity");
  await page.getByRole("listitem").getByText("LINES").first().waitFor();
  const before = await memory(page);

  // The end is near wherever one is: more comes before it is reached.
  await watch(page);
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 3_000).then(() => page.waitForTimeout(30));
  await watched(page, "wheel while it is read");
  expect((await inSight(page)).length).toBeGreaterThan(5);

  const began = performance.now();
  await watch(page);
  await page.getByRole("button", { name: "Oldest" }).click();
  await page.getByTestId("reach").getByText(`All ${ALL.toLocaleString("en")} lines`).waitFor({ timeout: READ_MS });
  say(`read to the end in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await watched(page, "while all is read");

  // The last line is the oldest one: what the account began with.
  const last = page.locator("main [role=listitem]").last();
  await last.getByText(/\+100\sTALLY/).waitFor();
  expect(await last.getAttribute("aria-posinset")).toBe(await last.getAttribute("aria-setsize"));
  expect(await inSight(page)).toContain(1);

  await watch(page);
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, -20_000).then(() => page.waitForTimeout(30));
  await watched(page, "wheel");
  await watch(page);
  const middles = new Set<number>();
  for (const share of [0.9, 0.1, 0.75, 0.25, 0.5]) {
    await page.evaluate((to) => window.scrollTo(0, document.documentElement.scrollHeight * to), share);
    await page.waitForTimeout(200);
    const [first] = await inSight(page);
    if (first !== undefined) middles.add(first);
  }
  await watched(page, "drag");
  expect(middles.size).toBe(5);

  // Lines that come at the top move nothing in sight.
  const sight = await inSight(page);
  await who.pay(3);
  await page.getByTestId("reach").getByText(`All ${(ALL + 3).toLocaleString("en")} lines`).waitFor();
  expect(await inSight(page)).toEqual(sight);
  // Not even more than the head of the list holds.
  await who.pay(300);
  await page.getByTestId("reach").getByText(`All ${(ALL + 303).toLocaleString("en")} lines`).waitFor();
  expect(await inSight(page)).toEqual(sight);

  await page.keyboard.press("Escape");
  await page.locator("main h1").click();
  await watch(page);
  await page.keyboard.press("End");
  await last.getByText(/\+100\sTALLY/).waitFor();
  await page.keyboard.press("Home");
  await page.getByRole("listitem").getByText(new RegExp(`−${(LINES + 303).toLocaleString("en")}\\sLINES`)).waitFor();
  await watched(page, "End and Home");

  const after = await memory(page);
  say(`memory ${before.megabytes.toFixed(0)} MB with ${before.nodes} nodes before, ${after.megabytes.toFixed(0)} MB with ${after.nodes} nodes after`);
  // Rows that went out of sight are gone.
  expect(after.nodes).toBeLessThan(2 * before.nodes);
  clean(me);
  await me.leave();
}, READ_MS);

it("a long list goes to a day, and the way there can be stopped", async () => {
  const me = await person({ width: 390, height: 844, language: "zh" });
  const { page } = me;
  await go(page, `/import`);
  await page.getByRole("textbox").first().fill(who.address);
  await page.getByRole("button", { name: /^导入 1/ }).click();
  await page.locator("input[type=password]").first().fill("correct horse battery");
  await page.locator("input[type=password]").last().fill("correct horse battery");
  await page.getByRole("button", { name: "打开钱包" }).click();
  await page.getByTestId("total").waitFor({ timeout: 60_000 });
  await go(page, "/activity");
  await page.getByRole("listitem").getByText("LINES").first().waitFor();
  await page.getByLabel("跳到某一天").fill("2001-01-01");
  await page.getByRole("button", { name: "停止" }).click();
  await page.getByRole("button", { name: "最早" }).waitFor();
  await page.getByTestId("reach").getByText(/已读取/).waitFor();
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
  await page.getByLabel("跳到某一天").fill(today);
  await page.getByRole("listitem").first().waitFor();
  expect((await inSight(page)).length).toBeGreaterThan(2);
  clean(me);
  await me.leave();
});
