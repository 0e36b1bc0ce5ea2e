import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { become, played } from "./cast";

const COIN = 3;
const BASKET = 5;
const HASH = "ab".repeat(32);

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
/** Everybody leaves at the end: they deal with one another. */
afterEach(() => open.forEach(clean));
afterAll(async () => {
  for (const it of open) await it.leave();
  await close();
});

let holder: Person;
let dealer: Person;
let custodian: Person;

const card = (page: Page, title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

beforeAll(async () => {
  holder = await someone();
  await played(holder.page);
  await demo(holder.page);
  dealer = await someone();
  await become(dealer.page, "dealer");
  custodian = await someone();
  await become(custodian.page, "custodian");
  for (const { page } of open) await go(page, `/stablecoin/${COIN}`);
});

const whole = (units: string) => (Number(units) / 100).toLocaleString("en");

/** The newest row of the past, which the node's history and its proof of reserves must bear out. */
async function newest(page: Page): Promise<string[]> {
  const past = card(page, "Reserve and circulation over time");
  if (!(await past.getByRole("table").isVisible())) await past.getByText("As a table").click();
  const row = past.getByRole("row").nth(1);
  return [await row.getByRole("rowheader").innerText(), ...(await row.getByRole("cell").allInnerTexts())].map((text) => text.split("\n")[0] ?? "");
}

/** The chart's last point is what the API says last, of the operation that was just made, and what the coin's record says. */
async function agrees(page: Page, kind: string, name: string): Promise<void> {
  const api = () =>
    page.evaluate(async (id) => {
      const ask = async (path: string) => (await fetch(`/v1/stablecoins/${id}${path}`)).json();
      const [{ items }, { backing }] = await Promise.all([ask("/history?limit=1"), ask("")]);
      return { last: [items[0].kind, items[0].circulating, items[0].attested] as string[], backing: [backing.circulating, backing.attested] as string[] };
    }, COIN);
  await expect.poll(async () => (await api()).last[0]).toBe(kind);
  const { last, backing } = await api();
  expect(last.slice(1)).toEqual(backing);
  await expect.poll(() => newest(page)).toEqual([name, ...backing.map(whole)]);
}

async function ask(amount: string, payTo: string): Promise<string> {
  const { page } = holder;
  await go(page, `/stablecoin/${COIN}`);
  const form = card(page, "Redeem");
  await form.getByLabel("Amount").fill(amount);
  await form.getByLabel("Dealer").locator("option", { hasText: "dealer" }).waitFor({ state: "attached" });
  await form.getByLabel(/^Where the money goes/).fill(payTo);
  await form.getByText("Only the dealer can read it").waitFor();
  await form.getByRole("button", { name: "Redeem", exact: true }).click();
  await sign(page, new RegExp(`^Redeem ${amount} DUSD with @?dealer`));
  await done(page);
  await page.getByRole("heading", { name: /Redemption #/ }).waitFor();
  return /redemption\/(\d+)/.exec(page.url())?.[1] ?? "";
}

it("wrong amounts are told, and nothing can be signed", async () => {
  const form = card(holder.page, "Redeem");
  for (const [text, said] of [["ten", /as a number/], ["0", /more than nothing/], ["1.234", /decimal places/], ["999999", /more than you have/]] as const) {
    await form.getByLabel("Amount").fill(text);
    await form.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await form.getByRole("button", { name: "Redeem", exact: true }).isDisabled(), text).toBe(true);
  }
  await form.getByLabel("Amount").fill("");
  expect(await form.getByRole("button", { name: "Redeem", exact: true }).isDisabled()).toBe(true);
});

it("a redemption is asked for, taken and paid, and everybody sees it at once", async () => {
  const id = await ask("25", "IBAN XX42 0000");
  await holder.page.getByText("Asked", { exact: true }).waitFor();

  const row = card(dealer.page, "Dealer's desk").getByRole("link", { name: new RegExp(`#${id}`) });
  await row.click();
  await dealer.page.getByRole("button", { name: "Read it" }).or(dealer.page.getByRole("button", { name: /open|read/i })).first().click();
  await dealer.page.getByText("IBAN XX42 0000").waitFor();
  await dealer.page.getByRole("button", { name: "Take it" }).click();
  await sign(dealer.page, /^Promise the payment of 25 DUSD/);
  await done(dealer.page);
  await holder.page.getByText("Taken", { exact: true }).waitFor();
  expect(await holder.page.getByRole("button", { name: "Call back" }).count()).toBe(0);
  expect(await holder.page.getByText("IBAN XX42 0000").count()).toBe(0);

  await card(custodian.page, "Custodian's desk").getByRole("link", { name: new RegExp(`#${id}`) }).click();
  const document = custodian.page.getByLabel(/SHA-256/);
  await document.fill("not a hash");
  await custodian.page.getByRole("alert").filter({ hasText: "64 hexadecimal digits" }).waitFor();
  const paid = custodian.page.getByRole("button", { name: "Paid", exact: true });
  expect(await paid.isDisabled()).toBe(true);
  await custodian.page.getByLabel("Choose a file").setInputFiles({ name: "slip.pdf", mimeType: "application/pdf", buffer: Buffer.from("25 dollars to IBAN XX42") });
  await paid.click();
  await sign(custodian.page, /^Confirm that 25 DUSD is paid/);
  await done(custodian.page);
  for (const { page } of [holder, dealer]) await page.getByText("Paid, and the units are gone.").waitFor();
  await go(holder.page, `/stablecoin/${COIN}`);
  await card(holder.page, "Redeem").getByText("975 DUSD available").waitFor();
  await agrees(holder.page, "settle_redemption", "Redemption paid");
});

it("what nobody has taken is called back", async () => {
  await ask("10", "account 7");
  await holder.page.getByRole("button", { name: "Call back" }).click();
  await sign(holder.page, /^Call 10 DUSD back/);
  await done(holder.page);
  await holder.page.getByText("The units are back with whoever asked.").waitFor();
  await go(holder.page, "/redemptions");
  await holder.page.getByText("Returned").waitFor();
});

it("a custodian attests, a dealer mints no more than is covered, and the reader's chart follows", async () => {
  await go(custodian.page, `/stablecoin/${COIN}`);
  const desk = card(custodian.page, "Custodian's desk");
  await desk.getByLabel("What you hold").fill("2,100,000");
  await desk.getByLabel(/SHA-256/).fill(HASH);
  await desk.getByRole("button", { name: "Attest" }).click();
  await sign(custodian.page, /^Attest that I hold 2,100,000 DUSD/);
  await done(custodian.page);
  await card(custodian.page, "Statements").getByText("2,100,000 DUSD").waitFor();

  await go(dealer.page, `/stablecoin/${COIN}`);
  const deals = card(dealer.page, "Dealer's desk");
  await deals.getByText("Cover left").waitFor();
  await deals.getByText("100,125 DUSD").waitFor();
  await deals.getByLabel("Amount").fill("100,126");
  await deals.getByRole("alert").waitFor();
  expect(await deals.getByRole("button", { name: "Mint" }).isDisabled()).toBe(true);
  await deals.getByLabel("Amount").fill("5000");
  await deals.getByRole("button", { name: "Mint" }).click();
  await sign(dealer.page, /^Mint 5,000 DUSD/);
  await done(dealer.page);
  await deals.getByText("95,125 DUSD").waitFor();

  await go(holder.page, `/stablecoin/${COIN}`);
  const past = card(holder.page, "Reserve and circulation over time");
  await past.getByRole("figure", { name: /2\.1M DUSD are attested and 2M DUSD circulate/ }).waitFor();
  await agrees(holder.page, "mint_to_dealer", "Minted to dealer");
  await past.getByText(/The oldest attestation that counts is .* old; each counts for/).waitFor();
  // The row before it is the custodian's word, and leads to the line that proves it.
  const said = past.getByRole("row").nth(2);
  await said.getByText("custodian").waitFor();
  await said.getByText(/As of/).waitFor();
  await said.getByRole("link", { name: "Reserve attested" }).click();
  await holder.page.getByRole("button", { name: "Check the proof" }).click();
  await holder.page.getByText("Checked in this browser").waitFor();
  await go(holder.page, `/stablecoin/${COIN}`);
});

it("the reserves are proved in the browser, and a changed proof is refused", async () => {
  const { page } = holder;
  const proof = card(page, "Proof of reserves");
  await proof.getByRole("button", { name: "Check the reserves" }).click();
  await proof.getByText(/Both records are certified at block/).waitFor();
  await proof.getByText("2,100,000 DUSD").waitFor();
  await proof.getByText("2,004,875 DUSD").waitFor();
  await page.route("**/v1/stablecoins/*/reserves", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { proofs: { stablecoin: string } };
    const at = body.proofs.stablecoin.length >> 1;
    body.proofs.stablecoin = `${body.proofs.stablecoin.slice(0, at)}${body.proofs.stablecoin[at] === "0" ? "1" : "0"}${body.proofs.stablecoin.slice(at + 1)}`;
    await route.fulfill({ response: answer, json: body });
  });
  await proof.getByRole("button", { name: "Check the reserves" }).click();
  await proof.getByText("Not proved").waitFor();
  expect(await proof.getByText(/Both records/).count()).toBe(0);
  await page.unroute("**/v1/stablecoins/*/reserves");
});

it("a basket is composed of its parts and taken apart again", async () => {
  const { page } = holder;
  await go(page, `/basket/${BASKET}`);
  const amount = page.getByLabel("Amount");
  for (const [text, said] of [["x", /as a number/], ["0", /more than nothing/], ["0.001", /decimal places/]] as const) {
    await amount.fill(text);
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
  }
  await amount.fill("100000");
  await page.getByText(/You do not have enough/).waitFor();
  expect(await page.getByRole("button", { name: "Compose" }).last().isDisabled()).toBe(true);
  await amount.fill("10");
  for (const cost of ["4 DEUR", "4.5 DUSD", "11 DCNY"]) await page.getByText(cost, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Compose" }).last().click();
  await sign(page, /^Compose 10 WORLD/);
  await done(page);
  await page.getByText("10,010 WORLD").waitFor();
  await page.getByRole("radio", { name: "Decompose" }).click();
  await amount.fill("999999");
  await page.getByText("You do not have enough WORLD.").waitFor();
  await amount.fill("5");
  for (const share of ["2 DEUR", "2.25 DUSD", "5.5 DCNY"]) await page.getByText(share, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Decompose" }).last().click();
  await sign(page, /^Decompose 5 WORLD/);
  await done(page);
  await page.getByText("10,005 WORLD").waitFor();
});
