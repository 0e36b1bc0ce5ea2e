import { afterAll, afterEach, expect, it } from "vitest";
import { close, demo, done, go, person, sign, type Person } from "./browser";
import { address, create, faucet } from "./people";

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

it("chakra is issued, added, sent and proved", async () => {
  const alice = await someone();
  const { page } = alice;
  await demo(page);
  await go(page, "/assets/issue");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("such as CHAKRA").waitFor();
  await page.getByLabel("Code").fill("chakra");
  await page.getByLabel("Name", { exact: true }).fill("Chakra 查克拉");
  await page.getByLabel("First supply").fill("1.2万");
  await page.getByText("Make more").click();
  await page.getByText("Freeze accounts").click();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Issue CHAKRA/);
  await done(page);
  await page.getByText("Can be inflated").first().waitFor();
  await page.getByText("Can be frozen").first().waitFor();
  await page.getByText("12,000").first().waitFor();
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Checked in this browser").waitFor();
  const id = /asset\/(\d+)/.exec(page.url())?.[1];

  const friend = await someone();
  await create(friend.page);
  await faucet(friend.page);
  const to = await address(friend.page);
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByLabel("Asset").selectOption(id ?? "");
  await page.getByLabel("Amount").fill("250");
  await page.getByText("First payment").waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Send 250 CHAKRA/);

  await go(friend.page, "/assets");
  await friend.page.getByText("Shelf").waitFor();
  await friend.page.getByText("250").first().waitFor();
  await friend.page.getByRole("button", { name: "Accept" }).click();
  await sign(friend.page, /^Accept CHAKRA/);
  await done(friend.page);
  await friend.page.getByText("Put away").waitFor();

  const stranger = await someone();
  await create(stranger.page);
  await faucet(stranger.page);
  await go(stranger.page, "/assets/add");
  await stranger.page.getByLabel("Add asset").fill("chak");
  await stranger.page.getByText("Can be inflated").first().waitFor();
  await stranger.page.getByRole("button", { name: "Accept CHAKRA" }).first().click();
  await sign(stranger.page, /^Accept CHAKRA/);
  expect(friend.errors).toEqual([]);
});
