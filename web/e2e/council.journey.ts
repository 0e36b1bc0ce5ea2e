import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { become, played } from "./cast";
import { address } from "./people";

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

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${inject("node")}${path}`)).json()) as T;
type Council = { seats: { member: string; account: string }[]; quorum: number };
type Parameters = { parameters: Record<string, string> };

const fact = (page: Page, name: string) => page.locator("dl > div").filter({ has: page.locator("dt").getByText(name, { exact: true }) }).locator("dd").innerText();
const plain = (text: string) => text.replaceAll("\u00a0", " ").trim();

it("the room shows its members, and the parameters and fees that stand", async () => {
  const { page } = await someone();
  const council = await ask<Council>("/v1/council");
  await go(page, "/council");
  for (const seat of council.seats) await page.locator(`main a[href*="${seat.account}"]`).first().waitFor();
  await page.getByText(council.seats.length === 1 ? "of 1 seat" : `of ${council.seats.length} seats`).waitFor();
  await page.getByRole("link", { name: "Parameters", exact: true }).click();
  const { parameters } = await ask<Parameters>("/v1/council/parameters");
  await page.getByText("Smallest bond").waitFor();
  const rows = page.locator("section").filter({ has: page.getByRole("heading", { name: "Parameters", exact: true }) }).locator("dl > div");
  expect(await rows.count()).toBe(Object.keys(parameters).length);
  expect(plain(await fact(page, "Exchange: fee of takers"))).toBe(`${Number(parameters["exchange.taker_fee_bps"]) / 100}%`);
  expect(plain(await fact(page, "Length of an epoch"))).toBe(`${Number(parameters.epoch_ms) / 60_000} minutes`);
  const { fees } = await ask<{ fees: { base: string } }>("/v1/council/fees");
  expect(plain(await fact(page, "All others"))).toBe(`${Number(fees.base) / 1e6} TALLY`);
  await page.getByRole("link", { name: "Treasury" }).click();
  await page.getByText("Stakers' rewards not claimed").waitFor();
  await page.getByRole("heading", { name: "What the network owns" }).waitFor();
});

it("whoever has no seat proposes nothing", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/council/propose");
  await page.getByText("This account has no seat. Only a seat may propose.").waitFor();
  await page.getByLabel("New value").fill("2000");
  await page.getByLabel("Title").fill("More for everybody");
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  await go(page, "/proposal/4711");
  await page.getByRole("button", { name: "Try again" }).waitFor();
});

/** Proposes a smallest bond, and answers the address of the proposal's page. */
async function proposeBond(page: Page, title: string, units: string): Promise<string> {
  await go(page, "/council");
  await page.getByRole("link", { name: "Propose" }).click();
  const ready = page.getByRole("button", { name: "Continue" });
  await page.getByLabel("Parameter").selectOption({ label: "Smallest bond" });
  await page.getByLabel("New value").fill("a little");
  await page.getByText("A whole number.").waitFor();
  await page.getByLabel("New value").fill(units);
  await page.getByLabel("Title").fill(" spaced");
  await page.getByText("1 to 100 bytes, without white space at its ends.").waitFor();
  expect(await ready.isDisabled()).toBe(true);
  await page.getByLabel("Title").fill(title);
  await ready.click();
  await sign(page, /^Make this proposal/);
  await done(page);
  await page.getByRole("heading", { name: title }).waitFor();
  return new URL(page.url()).hash.slice(1);
}

it("seats propose, vote and decide, and what is decided waits in everybody's sight", async () => {
  const { page } = await someone();
  await played(page);
  await become(page, "themis");
  const me = await address(page);
  const council = await ask<Council>("/v1/council");
  expect(council.seats.map((seat) => seat.account)).toContain(me);
  await go(page, "/council");
  await page.getByText("Your seat").waitFor();
  await page.getByText("Takers pay 0.15 % instead of 0.20 %").first().waitFor();

  const path = await proposeBond(page, "A <b>smaller</b> bond for everybody", "500");
  expect(plain(await page.getByRole("row", { name: /Smallest bond/ }).innerText()).split(/\s*\t\s*/)).toEqual(["Smallest bond", "0.001 TALLY", "0.0005 TALLY"]);
  await page.getByText("Not yet").first().waitFor();
  // Somebody without a seat sees it, and has no vote.
  const other = (await someone()).page;
  await demo(other);
  await go(other, path);
  await other.getByText("Not yet").first().waitFor();
  expect(await other.getByRole("button", { name: "Vote for it" }).count()).toBe(0);

  if (council.quorum === 1) {
    await page.getByRole("button", { name: "Vote for it" }).click();
    await sign(page, /^Vote for proposal #\d+/);
    await done(page);
    await other.getByText("Passed").first().waitFor();
    await page.getByText("May take effect from").waitFor();
    expect(await page.getByRole("button", { name: "Let it take effect" }).count()).toBe(0);
    await go(other, "/council/parameters");
    await other.getByRole("link", { name: "A <b>smaller</b> bond for everybody" }).waitFor();
    await other.getByRole("row", { name: /Smallest bond/ }).getByText("0.0005 TALLY").waitFor();
    // It waits: the present value still stands.
    expect(plain(await fact(other, "Smallest bond"))).toBe("0.001 TALLY");

    await proposeBond(page, "A larger bond", "9000");
    await page.getByRole("button", { name: "Vote against it" }).click();
    await sign(page, /^Vote against proposal #\d+/);
    await done(page);
    await page.getByText("Failed").first().waitFor();
  }
  const third = await proposeBond(page, "Never mind", "7000");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await sign(page, /^Withdraw proposal #\d+/);
  await done(page);
  await go(other, third);
  await other.getByText("Withdrawn").first().waitFor();
});
