import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { become, played } from "./cast";
import { jumps } from "./taborder";

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
/** Everybody leaves at the end: they trade in one market. */
afterEach(() => open.forEach(clean));
afterAll(async () => {
  for (const it of open) await it.leave();
  await close();
});

let alice: Person;
let bob: Person;
let market = "";

const card = (page: Page, title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const price = (page: Page) => page.getByLabel(/^Price in/);
const amount = (page: Page) => card(page, "Place an order").getByLabel("Amount", { exact: true });
const bookPrice = (page: Page, text: string) => card(page, "Order book").getByRole("button", { name: text, exact: true });
const submit = (page: Page, act: "Buy" | "Sell") => card(page, "Place an order").getByRole("button", { name: new RegExp(`^${act} .*CHAKRA`) });

async function order(page: Page, side: "Buy" | "Sell", at: string, what: string): Promise<void> {
  await card(page, "Place an order").getByRole("radio", { name: side }).click();
  await price(page).fill(at);
  await amount(page).fill(what);
  await submit(page, side).click();
  await sign(page, new RegExp(`^${side} ${what} CHAKRA at ${at.replace(".", "\\.")}`));
  await done(page);
}

beforeAll(async () => {
  alice = await someone();
  bob = await someone();
  await played(alice.page);
  await demo(alice.page);
  await become(bob.page, "bob");
});

it("a market is opened, and says that nothing has traded", async () => {
  const { page } = alice;
  await go(page, "/markets/open");
  await page.getByLabel("What is traded").selectOption({ label: await page.getByLabel("What is traded").locator("option", { hasText: "CHAKRA" }).first().innerText() });
  await page.getByLabel("What it is paid in").selectOption({ label: await page.getByLabel("What it is paid in").locator("option", { hasText: "TALLY" }).innerText() });
  await page.getByLabel(/^One lot/).fill("1");
  await page.getByLabel(/^One step/).fill("0.05");
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Open the market CHAKRA \/ TALLY/);
  await done(page);
  market = /market\/(\d+)/.exec(page.url())?.[1] ?? "";
  expect(market).not.toBe("");
  await page.getByText("Not traded yet").waitFor();
  await page.getByText("Nobody offers anything").first().waitFor();
  await page.getByText("No candles yet").waitFor();
});

it("an order of one is matched by another, and both see it at once", async () => {
  await go(alice.page, `/market/${market}`);
  await go(bob.page, `/market/${market}`);
  await order(alice.page, "Sell", "1.25", "10");
  await card(alice.page, "Open orders").getByText("0% traded").waitFor();

  // Bob taps the price in his book, which nobody has asked to be shown anew.
  await bookPrice(bob.page, "1.25").click();
  await expect.poll(() => price(bob.page).inputValue()).toBe("1.25");
  await amount(bob.page).fill("4");
  await bob.page.getByText(/You pay, at most/).waitFor();
  await submit(bob.page, "Buy").click();
  await sign(bob.page, /^Buy 4 CHAKRA at 1.25/);
  await done(bob.page);
  await card(bob.page, "My trades").getByText("Bought").waitFor();
  await card(bob.page, "My trades").getByText("Taker").waitFor();

  await card(alice.page, "Open orders").getByText("40% traded").waitFor();
  await card(alice.page, "My trades").getByText("Sold").waitFor();
  await card(alice.page, "My trades").getByText("Maker").waitFor();
  for (const { page } of [alice, bob]) {
    const trade = card(page, "Trades").getByRole("row", { name: /1\.25/ });
    await trade.getByText("4", { exact: true }).waitFor();
    await card(page, "Order book").getByRole("row", { name: /1\.25/ }).getByText("6", { exact: true }).first().waitFor();
    await page.getByText("1.25 TALLY").first().waitFor();
  }
});

it("Tab goes from the price to the book, the form and one's orders, as they are seen", async () => {
  const { page } = alice;
  const order = async () => page.evaluate(() => [...document.querySelectorAll("main h2")].map((it) => it.textContent));
  for (const [width, first, second] of [[390, "Place an order", "Open orders"], [1280, "Open orders", "Place an order"]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => { const all = await order(); return all.indexOf(first) < all.indexOf(second); }).toBe(true);
    expect(await jumps(page)).toEqual([]);
  }
});

it("a cancelled order leaves both books", async () => {
  await alice.page.getByRole("button", { name: "Cancel", exact: true }).click();
  await sign(alice.page, /^Cancel: Sell 6 CHAKRA/);
  await done(alice.page);
  await alice.page.getByText("No open orders").waitFor();
  await bookPrice(bob.page, "1.25").waitFor({ state: "detached" });
  await go(bob.page, "/orders");
  await card(bob.page, "My trades").getByText("CHAKRA / TALLY").first().waitFor();
  await bob.page.getByText("No open orders").waitFor();
  await go(bob.page, `/market/${market}`);
});

it("wrong inputs are told, and nothing can be signed", async () => {
  const { page } = bob;
  const at = price(page);
  const what = amount(page);
  await card(page, "Place an order").getByRole("radio", { name: "Buy" }).click();
  for (const [text, said] of [["abc", /as a number/], ["1.23", /steps of 0\.05/], ["0", /steps of 0\.05/], ["99999999999999", /too high/], ["-1", /as a number/], ["1e3", /as a number/]] as const) {
    await at.fill(text);
    await what.fill("1");
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await submit(page, "Buy").isDisabled(), text).toBe(true);
  }
  await at.fill("1.20");
  for (const [text, said] of [["zehn", /as a number/], ["0", /more than nothing/], ["1.5", /Whole lots of 1 CHAKRA/], ["1.234", /decimal places/]] as const) {
    await what.fill(text);
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await submit(page, "Buy").isDisabled(), text).toBe(true);
  }
  await what.fill("1000000");
  await page.getByText("You do not have that much TALLY.").waitFor();
  expect(await submit(page, "Buy").isDisabled()).toBe(true);
  await card(page, "Place an order").getByRole("radio", { name: "Sell" }).click();
  await page.getByText("You do not have that much CHAKRA.").waitFor();
  await what.fill("");
  expect(await card(page, "Place an order").getByRole("button", { name: /^Sell/ }).last().isDisabled()).toBe(true);
  await what.fill("1");
  await at.fill("");
  expect(await submit(page, "Sell").isDisabled()).toBe(true);
  await page.getByLabel("What does not trade at once").selectOption("until");
  await page.getByLabel("Days").fill("0");
  await page.getByRole("alert").filter({ hasText: "1 to 365 days" }).waitFor();
  await page.getByLabel("What does not trade at once").selectOption("stands");
});

it("a conversion keeps its floor: below it nothing happens, above it goes through", async () => {
  await order(bob.page, "Buy", "1.2", "5");
  await order(bob.page, "Buy", "1.1", "5");
  const { page } = alice;
  await go(page, "/convert");
  const choose = async (label: string, code: string) => {
    const box = page.getByLabel(label, { exact: true });
    await box.selectOption({ label: await box.locator("option", { hasText: code }).innerText() });
  };
  await choose("You give", "CHAKRA");
  await choose("You get", "TALLY");
  for (const [text, said] of [["x", /as a number/], ["0", /more than nothing/], ["0.001", /decimal places/], ["99999999", /more than you have/]] as const) {
    await page.getByLabel("Amount").fill(text);
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await page.getByRole("button", { name: "Continue" }).isDisabled(), text).toBe(true);
  }
  await page.getByLabel("It may slip by").selectOption("0");
  await page.getByLabel("Amount").fill("5");
  await page.getByText("Expected").waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: /^Convert 5 CHAKRA into at least 5\.98/ }).waitFor();

  // Meanwhile the best bid is taken back.
  await card(bob.page, "Open orders").getByText("1.2 TALLY").or(card(bob.page, "Open orders").getByText("1.20 TALLY")).first().waitFor();
  const best = card(bob.page, "Open orders").getByRole("listitem").filter({ hasText: /1\.20? TALLY/ });
  await best.getByRole("button", { name: "Cancel" }).click();
  await sign(bob.page, /^Cancel: Buy 5 CHAKRA/);
  await done(bob.page);

  await sheet.getByRole("button", { name: /^Convert 5 CHAKRA/ }).click();
  // The node refuses what it knows cannot apply; were it faster, the ledger would, for the fee.
  await sheet.getByText(/Nothing was sent|The network refused it/).first().waitFor();
  await sheet.getByRole("button", { name: /^(Done|Close)$/ }).last().click();

  await page.getByLabel("Amount").fill("3");
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Convert 3 CHAKRA into at least 3\.29/);
  await done(page);
  await go(page, `/market/${market}`);
  await card(page, "My trades").getByText("3 CHAKRA").waitFor();
  expect(await card(page, "My trades").getByText("5 CHAKRA").count()).toBe(0);
  await card(bob.page, "Open orders").getByText("60% traded").waitFor();
});

it("rising is green or red, as the reader chooses", async () => {
  const { page } = alice;
  await go(page, `/market/${market}`);
  const colour = () => bookPrice(page, "1.1").or(bookPrice(page, "1.10")).evaluate((it) => getComputedStyle(it).color);
  const green = await colour();
  await go(page, "/own");
  await page.getByRole("radiogroup", { name: "Rising prices are" }).getByRole("radio", { name: "Red" }).click();
  await go(page, `/market/${market}`);
  const red = await colour();
  expect(red).not.toBe(green);
  const [r = 0, g = 0] = red.match(/\d+/g)?.map(Number) ?? [];
  expect(r).toBeGreaterThan(g);
});
