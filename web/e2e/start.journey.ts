import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, go, person, type Person } from "./browser";
import { address, choosePass, create, faucet, PASS_PHRASE } from "./people";

const TEST_PHRASE = "test test test test test test test test test test test junk";
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

it("the demo is one click away, and its balance is verified", async () => {
  const me = await someone();
  await demo(me.page);
  await me.page.getByText(/Verified at height/).first().waitFor();
  await me.page.getByText("everybody knows these keys").waitFor();
  expect(await me.page.getByTestId("total").innerText()).toMatch(/TALLY/);
  clean(me);
});

it("a new wallet is made, backed up, funded, locked and opened again", async () => {
  const { page, ...me } = await someone();
  await create(page);
  expect(await page.getByText("not backed up").count()).toBe(0);
  await faucet(page);
  await page.getByText("from").first().waitFor();
  await go(page, "/own");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByLabel("Pass phrase").fill("wrong wrong wrong");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Pass phrase").fill(PASS_PHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Safety").waitFor();
  clean({ page, ...me });
});

it("a lock in one tab locks the other, and nothing secret is stored", async () => {
  const { page, context } = await someone();
  await go(page, "/create");
  await page.getByRole("button", { name: "Show the words" }).click();
  const words = (await page.locator("ol li").allInnerTexts()).join(" ");
  await page.getByRole("button", { name: "Back up later" }).click();
  await choosePass(page);
  await page.getByText("not backed up").waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Pass phrase").fill(PASS_PHRASE);
  await other.getByRole("button", { name: "Unlock" }).click();
  await other.getByTestId("total").waitFor({ timeout: 60_000 });
  await go(page, "/own");
  await page.getByRole("button", { name: "Lock now" }).click();
  await other.getByLabel("Pass phrase").waitFor();
  const stored = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => { const request = indexedDB.open("tally"); request.onsuccess = () => resolve(request.result); });
    const all = await new Promise<unknown>((resolve) => { const request = database.transaction("kept").objectStore("kept").getAll(); request.onsuccess = () => resolve(request.result); });
    return JSON.stringify(all) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
  });
  expect(stored).not.toContain(words.split(" ").slice(0, 2).join(" "));
  expect(stored).not.toContain(PASS_PHRASE);
});

it("one box takes a phrase, a key, an address and a backup, and says what is wrong", async () => {
  const { page } = await someone();
  await go(page, "/import");
  const box = page.getByLabel("What do you have?");
  await box.fill("test test test");
  await page.getByRole("alert").waitFor();
  await box.fill(TEST_PHRASE.replace("junk", "test"));
  await page.getByRole("alert").waitFor();
  await box.fill("tally1h2qhrpgl0dscp04x9dg4t8w2l2xel96zggcm29");
  await page.getByRole("alert").waitFor();
  await box.fill("<img src=x onerror=alert(1)>");
  await page.getByRole("alert").waitFor();
  await box.fill("0x" + "11".repeat(32));
  await page.getByText("A private key").waitFor();
  await box.fill("@alice");
  await page.getByText("A name to watch").waitFor();
  await box.fill(TEST_PHRASE);
  await page.getByText("A recovery phrase of 12 words").waitFor();
  await page.getByText("@alice").waitFor();
  await page.getByRole("button", { name: /Import \d+ accounts/ }).click();
  await choosePass(page);
  expect(await address(page)).toMatch(/^tally1/);
});
