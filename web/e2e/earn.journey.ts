import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { address, create, createHere, faucet, follow, pay } from "./people";

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

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${inject("node")}${path}`)).json()) as T;
const review = (page: Page) => page.getByRole("button", { name: "Continue" });

/** Types what is wrong, and sees what is said of it while nothing can be signed. */
async function refused(page: Page, wrong: [typed: string, said: string | RegExp][]): Promise<void> {
  for (const [typed, said] of wrong) {
    await page.getByLabel("Amount").fill(typed);
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await review(page).isDisabled(), typed).toBe(true);
  }
}

const card = (page: Page, title: string) => page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

async function signed(page: Page, verb: RegExp): Promise<void> {
  await review(page).click();
  await sign(page, verb);
  await done(page);
}

/** A wallet of one's own with the faucet's coins. */
async function newcomer(): Promise<{ page: Page; me: string }> {
  const { page } = await someone();
  await create(page);
  await faucet(page);
  return { page, me: await address(page) };
}

it("stake is bonded, seen to work, and taken back until it is free", async () => {
  const { page, me } = await newcomer();
  await go(page, "/earn/stake");
  await page.getByText("You have not bonded anything").waitFor();
  await page.getByRole("link", { name: /Nord \(demo\)/ }).click();
  await page.getByText("is a member of this network").waitFor();
  await refused(page, [["0", "more than nothing"], ["ten", "Write the amount as a number"], ["0.0000001", "at most 6 decimal places"], ["1000", "more than you have"], ["0.0005", "at least 0.001 TALLY"]]);
  await page.getByLabel("Amount").fill("40");
  await signed(page, /^Bond 40 TALLY to Nord \(demo\)/);
  await page.getByText("Earned, to claim").waitFor();

  await page.getByRole("radio", { name: "Take back" }).click();
  await refused(page, [["40.5", "more than you have"], ["39.9995", "or leave at least 0.001 TALLY"]]);
  await page.getByLabel("Amount").fill("15");
  await page.getByText(/It stops earning now, still answers for the candidate, and is free on/).waitFor();
  await signed(page, /^Take 15 TALLY back/);
  type Bonds = { items: { amount: string; rewards: string; unbondings: { amount: string; ready_ms: number }[] }[] };
  const [bond] = (await ask<Bonds>(`/v1/accounts/${me}/bonds`)).items;
  expect(bond?.amount).toBe("25000000");
  expect(bond?.unbondings.map((one) => one.amount)).toEqual(["15000000"]);
  // What the ledger says is what is shown: the time at which it is free, and what was earned.
  const free = card(page, "On its way out").locator("time");
  expect(await free.getAttribute("datetime")).toBe(new Date(bond?.unbondings[0]?.ready_ms ?? 0).toISOString());
  await go(page, "/earn/stake");
  await page.getByRole("link", { name: /Nord \(demo\).*On its way out: 15 TALLY.*25 TALLY/ }).waitFor();
  await go(page, "/earn");
  await page.getByText("At work").first().waitFor();
});

it("savings are deposited and taken out, flexible and fixed, and it is said where the interest comes from", async () => {
  const { page, me } = await newcomer();
  await go(page, "/earn/savings");
  await page.getByText("No deposits yet").waitFor();
  await page.getByRole("link", { name: /Harvest savings/ }).click();
  await card(page, "Where the interest comes from").getByText(/the budget pays flexible interest for/).first().waitFor();
  await refused(page, [["-5", "Write the amount as a number"], ["500", "more than you have"]]);
  await page.getByLabel("Amount").fill("30");
  await page.getByText("Earns 3% a year while the budget lasts").waitFor();
  await signed(page, /^Deposit 30 TALLY/);
  await page.getByRole("radio", { name: "Take out" }).click();
  await refused(page, [["31", "more than you have"]]);
  await page.getByLabel("Amount").fill("10");
  await signed(page, /^Take 10 TALLY out/);

  const reserved = async () => (await ask<{ pool: { reserved: string } }>("/v1/pools/0")).pool.reserved;
  const before = BigInt(await reserved());
  await page.getByRole("radio", { name: "Deposit" }).click();
  await page.getByLabel("For how long").selectOption({ label: "30 days at 4.5%" });
  await refused(page, [["0.000001", "too little to earn anything"]]);
  await page.getByLabel("Amount").fill("20");
  // 20 × 4.5 % × 30 ÷ 365, rounded down.
  await page.getByText(/^Earns 0.073972 TALLY, set aside now, paid on/).waitFor();
  await signed(page, /^Deposit 20 TALLY for 30 days/);
  expect(BigInt(await reserved()) - before).toBe(73_972n);
  await card(page, "My deposits").getByRole("button", { name: /Matures/ }).click();
  await page.getByText("you get your deposit back and lose the interest of 0.073972 TALLY").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Take out early" }).click();
  await sign(page, /^Take out 20 TALLY, without interest/);
  await done(page);
  await page.getByRole("button", { name: /Matures/ }).waitFor({ state: "detached" });
  const { items } = await ask<{ items: { amount: string }[] }>(`/v1/accounts/${me}/deposits/flexible`);
  expect(BigInt(items[0]?.amount ?? "0")).toBeGreaterThanOrEqual(20_000_000n);
});

it("a link brings somebody new, and what they pay in fees brings its owner a share", async () => {
  const owner = (await someone()).page;
  await demo(owner);
  await go(owner, "/earn/referral");
  const field = owner.getByLabel("Referral link");
  await field.waitFor();
  const link = await field.inputValue();
  await go(owner, new URL(link).hash.slice(1));
  await owner.getByText("This is your own link.").waitFor();
  // One letter of the address mistyped, and a campaign that is none.
  await go(owner, new URL(link).hash.slice(1).replace(/.$/, (last) => (last === "q" ? "p" : "q")));
  await owner.getByText(/mistyped|not an address|checksum/i).first().waitFor();
  await go(owner, new URL(link).hash.slice(1).replace("refer/0", "refer/999"));
  await owner.getByRole("button", { name: "Try again" }).waitFor();

  const { page } = await someone();
  await follow(page, link);
  await page.getByText("@alice invited you to Tally.").waitFor();
  await createHere(page);
  // The invitation waited.
  await page.getByText("@alice invited you to Tally.").waitFor();
  const back = new URL(page.url()).hash.slice(1);
  await faucet(page);
  const me = await address(page);
  await go(page, back);
  await page.getByRole("button", { name: "Name @alice as the one who brought me" }).click();
  await sign(page, /^Name @alice as the one who brought me/);
  await done(page);
  await page.getByText("This account has named somebody already.").waitFor();
  await pay(page, "@bob", "2");
  await sign(page, /^Send 2 TALLY/);
  await done(page);

  await go(owner, "/earn/referral");
  const mine = owner.locator(`a[href*="${me}"]`);
  await mine.getByText("0.001 TALLY paid in fees").waitFor();
  await owner.getByText(/20% of .* in fees, at most 10 TALLY for each/).waitFor();
  await owner.getByRole("button", { name: /^Claim / }).click();
  await sign(owner, /^Claim [\d.]+ TALLY/);
  await done(owner);
  await mine.getByText("paid 0.0002 TALLY", { exact: true }).waitFor();
});

type Part = { epochs: { explanation?: { transact: { points: string } } }[] };

it("mining is joined, and what was paid and liked is counted, or it is said why not", async () => {
  const { page, me } = await newcomer();
  await go(page, "/earn/mining");
  await page.getByText("You take part in no campaign").waitFor();
  await page.locator('a[href="#/campaign/1"]').click();
  await page.getByRole("button", { name: "Join" }).click();
  await sign(page, /^Join campaign #1/);
  await done(page);
  await page.getByText("You take part").first().waitFor();
  await pay(page, "@bob", "1");
  await sign(page, /^Send 1 TALLY/);
  await done(page);
  await go(page, "/post/0");
  const weighs = page.getByText("You have bonded nothing, so this like weighs nothing.");
  // The campaign begins with the epoch after the demo's first.
  await weighs.or(page.getByText("Your campaign #1 is not running now.")).waitFor();
  if (await weighs.isVisible()) {
    await page.getByRole("button", { name: "Like" }).click();
    await sign(page, /^Like this post/);
    await done(page);
    await page.getByText("You like this").waitFor();
  }
  await go(page, "/earn/mining");
  await page.getByText("Your part in campaign #1").waitFor();
  const counting = page.locator("section").filter({ hasText: "What it would pay if nothing more happened" });
  // Before the campaign begins nothing counts, and an epoch may end at any moment; claim.journey waits for one.
  await counting.or(page.getByText("Nothing counted yet")).or(page.getByText("To claim", { exact: true })).first().waitFor();
  if (!(await counting.isVisible())) return;
  // Fees of 0.001 came after the one that joined; a fifth of them is the most that comes back, and not before the epoch ends.
  await counting.getByText(/Paying and liking together return at most [\d.]+ TALLY: 20% of the 0.00\d TALLY you paid in fees/).waitFor();
  await counting.getByText("fees you paid").waitFor();
  expect(await counting.getByRole("button", { name: /^Claim/ }).count()).toBe(0);
  const { epochs } = await ask<Part>(`/v1/accounts/${me}/mining`);
  expect(epochs.map((one) => Number(one.explanation?.transact.points))).toContainEqual(expect.toSatisfy((points: number) => points >= 1_000));
});
