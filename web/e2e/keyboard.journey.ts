import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { pay } from "./people";

const open: Person[] = [];
async function someone(): Promise<Page> {
  const it = await person();
  open.push(it);
  await demo(it.page);
  return it.page;
}
afterEach(async () => {
  for (const it of open.splice(0)) {
    clean(it);
    await it.leave();
  }
});
afterAll(close);

const SLOW_MS = 1_500;
const MOST_TABS = 60;

/** What has the keyboard, as a screen reader would say it. */
const at = (page: Page) => page.evaluate(() => {
  const it = document.activeElement as HTMLElement | null;
  const label = it?.getAttribute("aria-label") ?? (it as HTMLInputElement | null)?.labels?.[0]?.innerText ?? it?.innerText ?? "";
  return `${it?.getAttribute("role") ?? it?.tagName.toLowerCase()} ${label}`;
});

/** Goes on with Tab, as who has no mouse does. */
async function tabTo(page: Page, what: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < MOST_TABS; turn += 1) {
    const here = await at(page);
    if (what.test(here)) return;
    passed.push(here.replaceAll("\n", " "));
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${what}, but by ${passed.join(", ")}`);
}

async function arrive(page: Page, path: string): Promise<void> {
  await go(page, path);
  await page.locator("main h1").first().waitFor();
  await page.locator("#main").focus();
}

it("an answer that was overtaken is never shown by the search", async () => {
  const page = await someone();
  const asked: string[] = [];
  await page.route("**/v1/search?*", async (route) => {
    const query = new URL(route.request().url()).searchParams.get("q") ?? "";
    asked.push(query);
    // The answers to what was typed first come after the last one's.
    if (query !== "@bob") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await route.continue().catch(() => {});
  });
  await page.keyboard.press("Control+k");
  const slow = page.waitForRequest(/search\?q=%40ali$/);
  await page.keyboard.type("@ali");
  await slow;
  await page.keyboard.press("Control+a");
  await page.keyboard.type("@bob");
  const first = page.getByRole("option").first();
  await first.filter({ hasText: "@bob" }).waitFor();
  for (let turn = 0; turn < 10; turn += 1) {
    await page.waitForTimeout(SLOW_MS / 5);
    expect(await page.getByRole("option", { name: /@alice/ }).count()).toBe(0);
  }
  expect(asked).toContain("@ali");
  expect(asked.at(-1)).toBe("@bob");
  // Arrows go round, and Enter opens what is marked.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  expect(await first.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "bob" }).waitFor();
});

it("a market is found, kept and opened by the keyboard alone", async () => {
  const page = await someone();
  // The demo economy opens it in one of its first blocks.
  await page.waitForFunction(async () => (await (await fetch("/v1/markets")).json()).items.length > 0, null, { timeout: 60_000 });
  await arrive(page, "/markets");
  await tabTo(page, /Find a market/);
  await page.keyboard.type("chakra");
  await tabTo(page, /^button Keep among favourites: CHAKRA/);
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Take from favourites: CHAKRA/ }).waitFor();
  await page.keyboard.press("Shift+Tab");
  expect(await at(page)).toBe("radio All");
  await page.keyboard.press("ArrowRight");
  expect(await at(page)).toBe("radio Favourites");
  expect(await page.getByRole("radio", { name: "Favourites" }).getAttribute("aria-checked")).toBe("true");
  expect(await page.getByRole("button", { name: /favourites: / }).count()).toBe(1);
  await tabTo(page, /^a [^\0]*CHAKRA/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /CHAKRA/ }).first().waitFor();
});

it("activity is filtered and a line of it opened by the keyboard alone", async () => {
  const page = await someone();
  await pay(page, "@bob", "2.5");
  await sign(page, /^Send 2.5 TALLY/);
  await done(page);
  await arrive(page, "/activity");
  await page.getByRole("listitem").first().waitFor();
  await tabTo(page, /^radio All/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await at(page)).toBe("radio Sent");
  await tabTo(page, /^select Asset/);
  await page.keyboard.type("TALLY");
  await tabTo(page, /^select Kind/);
  await page.keyboard.type("Transfer");
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll("main [role=listitem] a")];
    return rows.length > 0 && rows.every((row) => /^Transfer.*−[\d.,]+\sTALLY/.test(row.textContent ?? ""));
  });
  const kind = page.getByLabel("Kind");
  expect(await kind.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toMatch(/^Transfer/);
  await tabTo(page, /^input Find/);
  await page.keyboard.type("no such words");
  await page.getByText("No line matches").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.getByRole("listitem").first().waitFor();
  await page.keyboard.press("Tab");
  await tabTo(page, /^a [^\0]*−/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/transaction\//);
});

it("contacts are made, changed, found and removed by the keyboard alone", async () => {
  const page = await someone();
  await arrive(page, "/contacts");
  for (const name of ["carol", "bob", "mira", "lantern", "guide"]) {
    await tabTo(page, /^button Add contact/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await at(page)).toMatch(/^input Name/);
    await page.keyboard.type(`my ${name}`);
    await page.keyboard.press("Tab");
    await page.keyboard.type(`@${name}`);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).and(page.locator(":enabled")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText(`my ${name}`).waitFor();
    await page.locator("#main").focus();
  }
  await tabTo(page, /^input Find/);
  await page.keyboard.type("mira");
  await page.getByText("my carol").waitFor({ state: "detached" });
  await tabTo(page, /^button Contact: my mira/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("my miller");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await tabTo(page, /^input Find/).catch(() => page.locator("#main").focus().then(() => tabTo(page, /^input Find/)));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("miller");
  await tabTo(page, /^button Contact: my miller/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^button Remove/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("my miller").waitFor({ state: "detached" });
});
