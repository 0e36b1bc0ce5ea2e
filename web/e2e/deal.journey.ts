import { afterAll, afterEach, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { address, create, faucet, PASS_PHRASE } from "./people";

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) {
    clean(it);
    await it.leave();
  }
});
afterAll(close);

/** The demo's buyer opens a deal with the seller, who follows the link and accepts. */
async function opened(judged: boolean): Promise<{ buyer: Person; seller: Person }> {
  const seller = await someone();
  await create(seller.page);
  await faucet(seller.page);
  const to = await address(seller.page);
  const buyer = await someone();
  await demo(buyer.page);
  await go(buyer.page, "/deals/new");
  await buyer.page.getByLabel("Seller", { exact: true }).fill(to);
  await buyer.page.getByLabel("Price").fill("29.99");
  await buyer.page.getByLabel("What is bought").fill("A phone, black");
  if (judged) await buyer.page.getByLabel("Arbiter", { exact: true }).fill("@carol");
  else await buyer.page.getByText("An arbiter decides if we disagree").click();
  await buyer.page.getByRole("button", { name: "Continue" }).click();
  await sign(buyer.page, /^Pay 29.99 TALLY into the deal/);
  await done(buyer.page);
  const link = await buyer.page.getByLabel("Link to this deal").inputValue();
  await seller.page.goto("about:blank");
  await seller.page.goto(link);
  await seller.page.getByLabel("Pass phrase").fill(PASS_PHRASE);
  await seller.page.getByRole("button", { name: "Unlock" }).click();
  await seller.page.getByRole("button", { name: "Accept" }).click();
  await sign(seller.page, /^Accept this deal/);
  await done(seller.page);
  return { buyer, seller };
}

it("a deal goes to its end: accepted, shipped, confirmed", async () => {
  const { buyer, seller } = await opened(false);
  await seller.page.getByRole("button", { name: "Ship" }).click();
  await seller.page.getByLabel("Parcel number or note").fill("SF 123");
  await seller.page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  await sign(seller.page, /^Say that it is shipped/);
  await done(seller.page);
  await buyer.page.getByText("SF 123").waitFor();
  await buyer.page.getByRole("button", { name: "I have it" }).click();
  await sign(buyer.page, /^Release 29.99 TALLY to the seller/);
  await done(buyer.page);
  await seller.page.getByText("Received: the seller was paid").first().waitFor();
});

it("a deal is disputed and decided by its arbiter", async () => {
  const { buyer, seller } = await opened(true);
  const judge = await someone();
  await demo(judge.page);
  const path = new URL(buyer.page.url()).hash.slice(1);
  await judge.page.getByRole("button", { name: /account/i }).first().click();
  await judge.page.getByRole("dialog").getByText("carol", { exact: true }).click();
  await go(judge.page, path);
  await judge.page.getByRole("button", { name: "Accept" }).click();
  await sign(judge.page, /^Agree to decide/);
  await done(judge.page);
  await buyer.page.getByRole("button", { name: "Dispute" }).click();
  await buyer.page.getByLabel("What is wrong").fill("It does not ring");
  await buyer.page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  await sign(buyer.page, /^Ask the arbiter to decide/);
  await done(buyer.page);
  await judge.page.getByRole("button", { name: "Decide" }).click();
  await judge.page.getByLabel("To the seller").fill("10");
  await judge.page.getByLabel("Reasons").fill("Half of it works");
  await judge.page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  await sign(judge.page, /^Give 10 TALLY to the seller/);
  await done(judge.page);
  await seller.page.getByText("Decided by the arbiter").first().waitFor();
  await seller.page.getByText("Half of it works").waitFor();
});
