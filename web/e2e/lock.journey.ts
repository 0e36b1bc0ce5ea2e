import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, go, person, type Person } from "./browser";
import { create, unlock } from "./people";

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

it("a wallet that nobody touches locks itself, in every tab", async () => {
  const me = await someone();
  const { page, context } = me;
  await create(page);
  await go(page, "/own");
  await page.getByLabel("Lock after").selectOption("1");
  const other = await context.newPage();
  // Both tabs live by a clock of ours from here on; the wallet's worker keeps its own.
  for (const tab of [page, other]) await tab.clock.install();
  await page.reload();
  await unlock(page);
  await page.getByText("Safety").waitFor();
  await other.goto(page.url());
  await unlock(other);
  await other.getByText("Safety").waitFor();
  // A touch in one counts for both.
  await page.clock.fastForward(50_000);
  await page.mouse.click(5, 5);
  await page.clock.fastForward(30_000);
  await page.getByText("Safety").waitFor();
  expect(await page.getByLabel("Pass phrase").count()).toBe(0);
  await page.clock.fastForward(61_000);
  await page.getByLabel("Pass phrase").waitFor();
  // The other is locked by the first one's word: by its own clock hardly any time has passed.
  await other.getByLabel("Pass phrase").waitFor();
  await unlock(page);
  await page.getByText("Safety").waitFor();
  clean(me);
});

it("what a locked wallet showed is gone from the page", async () => {
  const me = await someone();
  const { page } = me;
  await create(page);
  await go(page, "/own/export");
  await page.getByLabel("Export").selectOption("phrase");
  await page.getByLabel("Pass phrase", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("button", { name: "Show the words" }).click();
  const words = await page.locator("ol li").allInnerTexts();
  expect(words.length).toBe(12);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Choose account/ }).click();
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByLabel("Pass phrase").waitFor();
  expect(await page.content()).not.toContain(words.slice(0, 3).join(" "));
  expect(await page.locator("ol li").count()).toBe(0);
  clean(me);
});

it("the demo opens by itself", async () => {
  const { page } = await someone();
  await demo(page);
  await page.reload();
  await page.getByTestId("total").waitFor({ timeout: 60_000 });
});
