import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { address, create, createHere, faucet, follow as visit, unlock } from "./people";

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
afterEach(async () => {
  const all = open.splice(0);
  for (const it of all) await it.leave();
  for (const it of all) clean(it);
});
afterAll(close);

const next = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** Follows a link in a browser that is locked by the new visit. */
async function follow(page: Page, link: string): Promise<void> {
  await visit(page, link);
  await unlock(page);
}

it("a note is signed by two through a link, repaid in part, forgiven, and proven by its certificate", async () => {
  const bob = await someone();
  await create(bob.page);
  await faucet(bob.page);
  const to = await address(bob.page);

  const alice = await someone();
  await demo(alice.page);
  await go(alice.page, "/loans/new");
  await alice.page.getByLabel("Borrower", { exact: true }).fill(to);
  await alice.page.getByText("First payment").waitFor();
  await next(alice.page);
  await alice.page.getByLabel("Principal").fill("100");
  await next(alice.page);
  await alice.page.getByRole("radio", { name: "Equal sums" }).click();
  await alice.page.getByLabel("Interest a year, %", { exact: true }).fill("12");
  await alice.page.getByRole("region", { name: "Schedule" }).waitFor();
  await next(alice.page);
  await alice.page.getByText("Sign together").waitFor();
  await next(alice.page);
  const sheet = alice.page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Sign the note over 100 TALLY" }).click();
  const link = await sheet.getByLabel("Link", { exact: true }).inputValue();

  // The request waits for somebody who had no wallet yet, too.
  const newcomer = await someone();
  await visit(newcomer.page, link);
  await createHere(newcomer.page);
  await newcomer.page.getByRole("heading", { name: "A request to sign" }).waitFor();
  await newcomer.page.getByText("None of the keys that are needed is in this wallet.").waitFor();

  await follow(bob.page, link);
  await bob.page.getByRole("button", { name: "Sign it" }).click();
  await bob.page.getByRole("button", { name: "Send it to the network" }).click();
  await bob.page.getByText(/Verified by the network/).waitFor();
  await go(bob.page, "/loans");
  await bob.page.getByText("You owe").waitFor();
  await bob.page.locator('a[href*="/loan/"]').first().click();
  await bob.page.getByText("Owed now").waitFor();
  await bob.page.getByLabel("Amount").fill("40");
  await bob.page.getByRole("button", { name: "Pay", exact: true }).click();
  await sign(bob.page, /^Pay 40 TALLY/);
  await done(bob.page);

  const path = new URL(bob.page.url()).hash.slice(1);
  await sheet.getByRole("button", { name: "Close" }).first().click();
  await go(alice.page, path);
  await alice.page.getByRole("button", { name: "Forgive" }).click();
  await alice.page.getByRole("dialog").getByRole("button", { name: "Max" }).click();
  await alice.page.getByRole("dialog").getByRole("button", { name: "Forgive" }).click();
  await sign(alice.page, /^Forgive 60/);
  await done(alice.page);

  await go(alice.page, `${path}/certificate`);
  const saving = alice.page.waitForEvent("download");
  await alice.page.getByRole("button", { name: "Save the file" }).click();
  const file = await (await saving).path();
  await go(bob.page, "/loans/verify");
  await bob.page.getByLabel("Choose a file").setInputFiles(file);
  await bob.page.getByText("This certificate is genuine.").waitFor();
  await bob.page.getByText("Signed by all: the note is made").waitFor();
});

it("cash is lent by an offer that a link brings, stated, confirmed and disputed", async () => {
  const bob = await someone();
  await create(bob.page);
  await faucet(bob.page);
  const to = await address(bob.page);

  const alice = await someone();
  await demo(alice.page);
  await go(alice.page, "/loans/new");
  await alice.page.getByLabel("Borrower", { exact: true }).fill(to);
  await alice.page.getByText("First payment").waitFor();
  await next(alice.page);
  await alice.page.getByRole("radio", { name: "Cash" }).click();
  await alice.page.getByLabel("Principal").fill("1,000.50");
  await next(alice.page);
  await next(alice.page);
  await alice.page.getByRole("radio", { name: "Send an offer" }).click();
  await next(alice.page);
  await sign(alice.page, /^Offer 1,000.5 CNY to/);
  await done(alice.page);
  const link = await alice.page.getByLabel("Link to this offer").inputValue();

  await follow(bob.page, link);
  await bob.page.getByRole("button", { name: "Accept and sign" }).click();
  await sign(bob.page, /^Accept the loan of 1,000.5 CNY/);
  await done(bob.page);
  await bob.page.getByLabel("Amount").fill("500");
  await bob.page.getByRole("button", { name: "Record cash" }).click();
  await sign(bob.page, /^State that I paid 500 CNY/);
  await done(bob.page);

  await alice.page.getByText("The borrower says it paid 500 CNY").waitFor();
  await alice.page.getByRole("button", { name: "Confirm" }).click();
  await sign(alice.page, /^Confirm 500 CNY/);
  await done(alice.page);
  await alice.page.getByText("500.5 CNY").first().waitFor();

  await bob.page.getByRole("button", { name: "Dispute" }).click();
  await bob.page.getByLabel("Your words").fill("I paid <b>all</b> of it");
  await bob.page.getByRole("dialog").getByRole("button", { name: "Dispute" }).click();
  await sign(bob.page, /^Put my dispute on the note/);
  await done(bob.page);
  await alice.page.getByText("I paid <b>all</b> of it").waitFor();
  expect(await alice.page.getByText("Disputed").count()).toBeGreaterThan(0);
});

/** Chooses another account of the demo's wallet. */
async function become(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /Choose account/ }).click();
  await page.getByRole("dialog").getByText(name, { exact: true }).click();
}

it("a guarantor agrees first, the note is passed on, and its certificate prints on paper", async () => {
  const heir = await someone();
  await create(heir.page);
  await faucet(heir.page);
  const to = await address(heir.page);

  const { page } = await someone();
  await demo(page);
  await go(page, "/loans/new");
  await page.getByLabel("Borrower", { exact: true }).fill("@bob");
  await page.getByText("Somebody stands in for the borrower").click();
  await page.getByLabel("Guarantor", { exact: true }).fill("@bob");
  await page.getByText("Lender, borrower, guarantor and witnesses must all be different.").waitFor();
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await page.getByLabel("Guarantor", { exact: true }).fill("@carol");
  await page.getByText("Your account").nth(1).waitFor();
  await next(page);
  await page.getByLabel("Principal").fill("12");
  await next(page);
  await page.getByLabel("Interest a year, %", { exact: true }).fill("2000");
  await page.getByText("0 to 1,000, with at most two decimal places.").waitFor();
  await page.getByLabel("Interest a year, %", { exact: true }).fill("0");
  await next(page);
  await page.getByRole("radio", { name: "Send an offer" }).click();
  await next(page);
  await sign(page, /^Offer 12 TALLY to/);
  await done(page);
  await page.getByText("The guarantor has to agree first.").waitFor();
  await become(page, "bob");
  await page.getByRole("button", { name: "Accept and sign" }).waitFor();
  expect(await page.getByRole("button", { name: "Accept and sign" }).isDisabled()).toBe(true);
  await become(page, "carol");
  await page.getByRole("button", { name: "Agree to stand in" }).click();
  await sign(page, /^Agree to be the guarantor/);
  await done(page);
  await become(page, "bob");
  await page.getByRole("button", { name: "Accept and sign" }).click();
  await sign(page, /^Accept the loan of 12 TALLY/);
  await done(page);

  await become(page, "alice");
  await page.getByRole("button", { name: "Pass it on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New lender").fill("@bob");
  await dialog.getByText("must all be different").waitFor();
  await dialog.getByLabel("New lender").fill(to);
  await dialog.getByText("First payment").waitFor();
  await dialog.getByRole("button", { name: "Pass it on" }).click();
  await sign(page, /^Offer this note to/);
  await done(page);
  const path = new URL(page.url()).hash.slice(1);
  await go(heir.page, path);
  await heir.page.getByRole("button", { name: "Take this note" }).click();
  await sign(heir.page, /^Become the lender of this note/);
  await done(heir.page);
  await heir.page.getByText("Passed on to a new lender").waitFor();

  await go(heir.page, `${path}/certificate`);
  await heir.page.getByRole("button", { name: "Print" }).waitFor();
  await heir.page.emulateMedia({ media: "print", colorScheme: "dark" });
  const paper = heir.page.locator("main");
  // Whole addresses, and nothing that paper cannot do.
  await paper.getByText(to).first().waitFor();
  for (const hidden of [heir.page.locator("header").first(), heir.page.getByRole("button", { name: "Print" }), heir.page.locator("nav").first()]) expect(await hidden.isVisible()).toBe(false);
  expect(await heir.page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(31, 27, 21)");
});
