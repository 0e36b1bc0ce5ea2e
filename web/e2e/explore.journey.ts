import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, go, person, type Look, type Person } from "./browser";
import { played } from "./cast";

const open: Person[] = [];
async function someone(look: Look = {}) {
  const it = await person(look);
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

/** Turns one bit in the middle of what the node answers. */
function changed(page: Page, path: string) {
  return page.route(path, async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    await route.fulfill({ response: answer, body });
  });
}

async function refused(page: Page) {
  await page.getByRole("button", { name: "Check the proof" }).first().click();
  await page.getByText("Not proved").first().waitFor();
  expect(await page.getByText("Checked in this browser").count()).toBe(0);
}

it("anything is found by Ctrl-K, and its proof is checked here", async () => {
  const me = await someone();
  const { page } = me;
  await demo(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("@ali");
  await page.getByRole("option", { name: /@alice/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "alice" }).waitFor();
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Checked in this browser").waitFor();
  // The demo economy is made block by block; what is looked for has to be there first.
  await page.waitForFunction(async () => {
    const pages = await Promise.all(["pools", "feeds", "markets"].map(async (noun) => (await fetch(`/v1/${noun}`)).json()));
    return pages.every((page) => page.items.length > 0);
  }, null, { timeout: 60_000 });
  for (const [text, name, heading] of [["harvest", /Savings pool/, /Harvest savings/], ["eur/", /Price feed/, /EUR/], ["deur/dusd", /Market/, /DEUR/]] as const) {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill(text);
    await page.getByRole("dialog").getByRole("option", { name }).first().click();
    await page.getByRole("heading", { name: heading }).first().waitFor();
  }
  await go(page, "/block/3");
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Checked in this browser").waitFor();
  clean(me);
});

it("a receipt whose proof was changed on its way is refused, and the true one is proved", async () => {
  const { page } = await someone();
  await demo(page);
  const id = await page.evaluate(async () => {
    const { items } = await (await fetch("/v1/transactions?limit=1")).json();
    return items[0].id as string;
  });
  await changed(page, "**/v1/transactions/*/proof");
  await go(page, `/transaction/${id}`);
  await refused(page);
  await page.unroute("**/v1/transactions/*/proof");
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Checked in this browser").waitFor();
});

it("a record whose proof was changed on its way is refused, wherever it stands", async () => {
  const { page } = await someone();
  await demo(page);
  for (const [path, proof] of [["/account/@bob", "**/v1/accounts/*/proof"], ["/council", "**/v1/council/proof"]] as const) {
    await changed(page, proof);
    await go(page, path);
    await refused(page);
    await page.unroute(proof);
    await page.getByRole("button", { name: "Check the proof" }).click();
    await page.getByText("Checked in this browser").waitFor();
  }
});

it("a true proof of something else is refused", async () => {
  const { page } = await someone();
  await demo(page);
  await page.route("**/v1/treasury/proof", async (route) => {
    const other = await route.fetch({ url: route.request().url().replace("treasury", "council/parameters") });
    await route.fulfill({ response: other });
  });
  await go(page, "/council/treasury");
  await refused(page);
});

type Answer = { items: { id: number; ended?: boolean; revoked?: boolean; stage?: string; account?: string; kind?: string }[] };

/** Every page of a record: where the node lists such records, the page of one of them, and its proof's address. */
const RECORDS: [noun: string, list: string, page: (one: Answer["items"][number]) => string, proof: string][] = [
  ["basket", "/v1/baskets", ({ id }) => `/basket/${id}`, "/v1/baskets/*/proof"],
  ["savings pool", "/v1/pools", ({ id }) => `/pool/${id}`, "/v1/pools/*/proof"],
  ["candidate", "/v1/candidates", ({ id }) => `/candidate/${id}`, "/v1/candidates/*/proof"],
  ["market", "/v1/markets", ({ id }) => `/market/${id}`, "/v1/markets/*/proof"],
  ["asset", "/v1/assets", ({ id }) => `/asset/${id}`, "/v1/assets/*/proof"],
  ["post", "/v1/posts", ({ id }) => `/post/${id}`, "/v1/posts/*/proof"],
  ["publisher", "/v1/publishers", ({ account }) => `/news/publisher/${account}`, "/v1/publishers/*/proof"],
  ["red packet", "/v1/accounts/@mira/packets", ({ id }) => `/packet/${id}`, "/v1/packets/*/proof"],
  ["permission", "/v1/accounts/@alice/mandates", ({ id }) => `/mandate/${id}`, "/v1/mandates/*/proof"],
  ["price feed", "/v1/feeds", ({ id }) => `/feed/${id}`, "/v1/feeds/*/proof"],
  ["held transfer", "/v1/accounts/@alice/held", ({ id }) => `/held/${id}`, "/v1/held/*/proof"],
  ["mining campaign", "/v1/campaigns?kind=mining", ({ id }) => `/campaign/${id}`, "/v1/campaigns/*/proof"],
  ["referral campaign", "/v1/campaigns?kind=referral", ({ id }) => `/campaign/${id}`, "/v1/campaigns/*/proof"],
];

it("every noun with a record proves it, and refuses one that was changed on its way", async () => {
  const me = await someone();
  const { page } = me;
  await played(page);
  await demo(page);
  for (const [noun, list, of, proof] of RECORDS) {
    const { items } = (await page.evaluate(async (path) => (await fetch(path)).json(), list)) as Answer;
    const one = items.find(({ ended, revoked, stage }) => !ended && !revoked && stage !== "closed");
    if (!one) throw new Error(`there is no ${noun} to prove`);
    await changed(page, `**${proof}`);
    await go(page, of(one));
    await page.getByText("Checked in this browser").first().waitFor({ state: "detached" });
    await refused(page);
    await page.unroute(`**${proof}`);
    await page.getByRole("button", { name: "Check the proof" }).first().click();
    await page.getByText("Checked in this browser").first().waitFor();
  }
  for (const path of ["/council", "/council/parameters", "/council/treasury"]) {
    await go(page, path);
    await page.getByRole("button", { name: "Check the proof" }).first().click();
    await page.getByText("Checked in this browser").first().waitFor();
  }
  clean(me);
});

it("a proof says in 中文, too, what it proves", async () => {
  const { page } = await someone({ language: "zh" });
  await played(page);
  await go(page, "/post/0");
  await page.getByRole("button", { name: "核对证明" }).click();
  await page.getByText(/^已证明.*已在本浏览器中核对/).waitFor();
});

it("a head that does not verify is told at once", async () => {
  const { page } = await someone();
  await page.route("**/v1/blocks/*/certificate", async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    body[body.length - 5] = (body[body.length - 5] ?? 0) ^ 1;
    await route.fulfill({ response: answer, body });
  });
  // What was on its way already may never arrive.
  await page.reload();
  await page.getByText(/did not match the network's public key/).waitFor();
});

it("offline is said plainly, and what comes back is shown", async () => {
  const { page, context } = await someone();
  await demo(page);
  await context.setOffline(true);
  await page.getByText(/^Offline/).waitFor();
  await context.setOffline(false);
  await page.getByText(/^Offline/).waitFor({ state: "detached" });
});
