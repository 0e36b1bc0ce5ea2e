import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { close, demo, done, go, person, sign, type Person } from "./browser";
import { createHere, follow, importHere, unlock } from "./people";

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

/** Opens the packet that the page shows: what the link brought is there. */
async function claim(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open it" }).click();
  await sign(page, /^Take my share/);
  await done(page);
  await page.getByText("You took").waitFor();
}

it("a red packet is claimed by those who had no wallet, and by one whose wallet was locked", async () => {
  const alice = await someone();
  await demo(alice.page);
  await go(alice.page, "/packets/new");
  await alice.page.getByLabel("In all").fill("30");
  await alice.page.getByLabel("Shares").fill("3");
  await alice.page.getByRole("button", { name: "Continue" }).click();
  await sign(alice.page, /^Put 30 TALLY into 3 shares/);
  await done(alice.page);
  await alice.page.getByRole("button", { name: "Show the link" }).click();
  const link = await alice.page.getByLabel("Link", { exact: true }).inputValue();

  const newcomer = await someone();
  await newcomer.page.goto(link);
  await newcomer.page.reload();
  await newcomer.page.getByText("sent you a red packet").waitFor();
  // The link's key is gone from the address; following it once more brings it back.
  expect(newcomer.page.url()).not.toContain("tally:packet");
  await follow(newcomer.page, link);
  // The page they came for waited while they made a wallet.
  await createHere(newcomer.page);
  await claim(newcomer.page);
  await alice.page.getByText("1 of 3 shares taken").first().waitFor();

  const bringing = await someone();
  await follow(bringing.page, link);
  await importHere(bringing.page, `0x${"23".repeat(32)}`);
  await bringing.page.getByRole("button", { name: "Open it" }).waitFor();
  await follow(bringing.page, link);
  await unlock(bringing.page);
  await claim(bringing.page);
  await alice.page.getByText("2 of 3 shares taken").first().waitFor();
});

it("a standing order is granted, set off and ended", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/mandates/new");
  await page.getByLabel("Payee").fill("@carol");
  await page.getByLabel("Amount each period").fill("5");
  await page.getByLabel("Period", { exact: true }).selectOption("minute");
  await page.getByText("Your account").first().waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Allow 5 TALLY to/);
  await done(page);
  await page.getByRole("button", { name: "Pay now" }).click();
  await sign(page, /^Pay 5 TALLY now/);
  await done(page);
  await page.getByRole("button", { name: "End it" }).click();
  await sign(page, /^End this permission/);
  await done(page);
  await page.getByText("Ended", { exact: true }).waitFor();
});
