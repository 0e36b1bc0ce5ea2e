import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { address, create, createHere, faucet, follow, pay } from "./people";

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

it("a payment is simulated, signed, verified, and seen live by its receiver", async () => {
  const alice = await someone();
  const newcomer = await someone();
  await demo(alice.page);
  await create(newcomer.page);
  const to = await address(newcomer.page);
  await go(newcomer.page, "/");
  await pay(alice.page, to, "1,234.5");
  const sheet = alice.page.getByRole("dialog");
  await sheet.getByText("Balances").waitFor();
  await sheet.getByText("1,234.5").first().waitFor();
  await sign(alice.page, /^Send 1,234.5 TALLY to/);
  await newcomer.page.getByTestId("total").filter({ hasText: "1,234.5" }).waitFor();
  await newcomer.page.getByText("+1,234.5").first().waitFor();
  await done(alice.page);
  clean(alice);
  clean(newcomer);
});

it("wrong inputs are told, and nothing is signed", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/pay");
  const to = page.getByLabel("To", { exact: true });
  for (const wrong of ["@nobody_has_this", "tally1qqqq", "0x12", "<script>alert(1)</script>", "pay\u202ebob", "@\u0430lice"]) {
    await to.fill(wrong);
    await page.getByRole("alert").waitFor();
  }
  await to.fill("@bob");
  await page.getByText("First payment").or(page.getByText("Paid before")).or(page.getByText("Your account")).first().waitFor();
  const amount = page.getByLabel("Amount");
  for (const [text, said] of [["abc", "Write the amount"], ["0", "more than nothing"], ["1.1234567", "decimal places"], ["999999999999", "more than you have"], ["1e3", "Write the amount"]] as const) {
    await amount.fill(text);
    await page.getByText(said).waitFor();
  }
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
});

it("everything can be sent, the fee left aside", async () => {
  const { page } = await someone();
  await create(page);
  await faucet(page);
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill("@carol");
  await page.getByRole("button", { name: "Max" }).click();
  await page.getByText("First payment").waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Send 99.999 TALLY/);
  await done(page);
  await go(page, "/");
  await page.getByTestId("total").filter({ hasText: /^0/ }).waitFor();
});

/** Another address, with four other digits between the same ends as bob's, which is one of the demo's own. */
async function likeBob(page: Page): Promise<string> {
  const answer = await page.request.get(new URL("/v1/accounts/@bob", page.url()).href);
  const { hex } = (await answer.json()) as { hex: string };
  const swapped = hex.slice(20, 24).replace(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
  return `${hex.slice(0, 20)}${swapped}${hex.slice(24)}`.toLowerCase();
}

it("many are paid at once, or none", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/pay/many");
  const lines = page.getByLabel("One receiver a line: who, amount");
  await lines.fill("@bob, 1.5\n@nobody_has_this, 2");
  await page.getByText(/Line 2/).waitFor();
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await lines.fill(`@carol, 1\n${await likeBob(page)}, 1`);
  await page.getByText("Stop: this looks like an address you know, and differs in 4 of its 40 digits.").waitFor();
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await lines.fill("@bob, 1.5\n@carol\t2,000");
  await page.getByText("2 receivers, 2,001.5 TALLY in all").waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Pay 2,001.5 TALLY to 2 receivers/);
  await done(page);
});

it("a held transfer waits until it is accepted", async () => {
  const alice = await someone();
  const receiver = await someone();
  await demo(alice.page);
  await create(receiver.page);
  await faucet(receiver.page);
  const to = await address(receiver.page);
  await go(receiver.page, "/");
  await go(alice.page, "/pay");
  await alice.page.getByLabel("To", { exact: true }).fill(to);
  await alice.page.getByLabel("Amount").fill("7");
  await alice.page.getByText("They must accept it first").click();
  await alice.page.getByText("First payment").waitFor();
  await alice.page.getByRole("button", { name: "Continue" }).click();
  await sign(alice.page, /^Hold 7 TALLY/);
  await receiver.page.getByText("Waiting for you").waitFor();
  await receiver.page.getByRole("link", { name: /until/ }).first().click();
  await receiver.page.getByRole("button", { name: "Accept" }).click();
  await sign(receiver.page, /^Accept 7 TALLY/);
  await done(receiver.page);
  await go(receiver.page, "/");
  await receiver.page.getByTestId("total").filter({ hasText: "106.99" }).waitFor();
});

it("a payment link fills the form, and a look-alike is stopped", async () => {
  const { page } = await someone();
  await demo(page);
  const mine = await address(page);
  await page.getByLabel("Amount").fill("3.25");
  await page.getByLabel(/Memo/).fill("tea & 茶");
  const link = page.getByLabel("Payment link");
  await page.waitForFunction(() => /amount=3.25.*memo=/.test((document.querySelector("input[readonly]") as HTMLInputElement).value));
  const url = await link.inputValue();
  expect(url).toContain(mine);
  const other = await someone();
  await demo(other.page);
  await other.page.goto("about:blank");
  await other.page.goto(url);
  await other.page.getByLabel("Amount").waitFor();
  await other.page.waitForFunction(() => [...document.querySelectorAll("input")].some((input) => input.value === "3.25"));
  await expect.poll(() => other.page.getByLabel(/Memo/).inputValue()).toBe("tea & 茶");
  await other.page.getByLabel("To", { exact: true }).fill(await likeBob(other.page));
  await other.page.getByText("Stop. This address looks like one you know, and is another.").waitFor();
  await other.page.getByText("They differ in 4 of 40 digits.").waitFor();
  expect(await other.page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await other.page.getByText("I compared every character, and mean this one").click();
  await other.page.getByRole("button", { name: "Continue" }).click();
  await other.page.getByRole("dialog").getByRole("button", { name: /^Send 3.25 TALLY/ }).waitFor();
});

it("a payment link waits for those who have no wallet yet", async () => {
  const shop = await someone();
  await create(shop.page);
  const to = await address(shop.page);
  await shop.page.getByLabel("Amount").fill("3.25");
  await shop.page.getByLabel(/Memo/).fill("tea & 茶");
  const link = shop.page.getByLabel("Payment link");
  await shop.page.waitForFunction(() => /amount=3.25.*memo=/.test((document.querySelector("input[readonly]") as HTMLInputElement).value));
  const url = await link.inputValue();
  await go(shop.page, "/");

  const newcomer = await someone();
  await follow(newcomer.page, url);
  await createHere(newcomer.page);
  // They have nothing yet, and are told so on the page they came for.
  await newcomer.page.getByRole("alert").filter({ hasText: "more than you have" }).waitFor();
  expect(await newcomer.page.getByLabel("To", { exact: true }).inputValue()).toContain(to);
  expect(await newcomer.page.getByLabel("Amount").inputValue()).toBe("3.25");
  expect(await newcomer.page.getByLabel(/Memo/).inputValue()).toBe("tea & 茶");
  clean(newcomer);

  const trying = await someone();
  await follow(trying.page, url);
  await trying.page.locator("button", { hasText: /demo/i }).first().click();
  await trying.page.getByRole("button", { name: "Continue" }).click();
  await sign(trying.page, /^Send 3.25 TALLY/);
  await shop.page.getByTestId("total").filter({ hasText: "3.25" }).waitFor();
  clean(trying);
});
