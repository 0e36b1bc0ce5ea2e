// The simulated people of `tally up`, whose keys everybody knows: whoever needs a dealer, a custodian or a governor becomes one.

import { createHmac, pbkdf2Sync } from "node:crypto";
import type { Page } from "playwright-core";
import { go } from "./browser";
import { choosePass } from "./people";

const PHRASE = "test test test test test test test test test test test junk";
/** In the order of their keys, as crates/tally/src/up/economy/people.rs has them; those who act by themselves are left out. */
const PEOPLE = ["alice", "bob", "carol", "mira", "lantern", "themis", "harvest", "guide", "reserve", "custodian", "dealer"] as const;
export type Role = (typeof PEOPLE)[number];

const HARDENED = 0x8000_0000;

/** SLIP-0010 for Ed25519, on `m/44'/7777'/0'/0'/i'`. */
function keyOf(role: Role): string {
  const seed = pbkdf2Sync(PHRASE, "mnemonic", 2048, 64, "sha512");
  let node = createHmac("sha512", "ed25519 seed").update(seed).digest();
  for (const place of [44, 7777, 0, 0, PEOPLE.indexOf(role)]) {
    const index = Buffer.alloc(4);
    index.writeUInt32BE(HARDENED + place);
    node = createHmac("sha512", node.subarray(32)).update(Buffer.concat([Buffer.of(0), node.subarray(0, 32), index])).digest();
  }
  return node.subarray(0, 32).toString("hex");
}

/** Imports the person's key, into the open wallet or as a new one, and acts as that person. */
export async function become(page: Page, role: Role, wallet: "new" | "open" = "new"): Promise<void> {
  await go(page, "/import");
  await page.getByRole("textbox").first().fill(`0x${keyOf(role)}`);
  await page.getByText(`@${role}`).first().waitFor();
  await page.getByRole("button", { name: /^(Import 1|导入 1|Add 1|添加 1)/ }).click();
  if (wallet === "new") return choosePass(page);
  await page.getByTestId("total").waitFor({ timeout: 60_000 });
  await choose(page, role);
}

/** Goes on as another account of the same wallet. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.locator("header button").last().click();
  await page.getByRole("dialog").getByText(name, { exact: true }).first().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

const PLAYED_MS = 90_000;

/** Waits until the economy has played its scenes: the council's is the last. */
export async function played(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin;
  const until = Date.now() + PLAYED_MS;
  while (Date.now() < until) {
    const answer = await page.request.get(`${origin}/v1/council/proposals/1`);
    if (answer.ok()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the demo economy does not come to its end");
}
