import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, go, person, type Person } from "./browser";
import { address, choosePass, create, faucet, PASS_PHRASE } from "./people";

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

/** Public test vectors: all-zero entropy in BIP-39's two lists, and the Web3 Secret Storage Definition's keystore. */
const ENGLISH = `${"abandon ".repeat(11)}about`;
const CHINESE = `${"的 ".repeat(11)}在`;
const KEYSTORE = JSON.stringify({
  crypto: {
    cipher: "aes-128-ctr",
    cipherparams: { iv: "6087dab2f9fdbbfaddc31a909735c1e6" },
    ciphertext: "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
    kdf: "pbkdf2",
    kdfparams: { c: 262144, dklen: 32, prf: "hmac-sha256", salt: "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd" },
    mac: "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
  },
  id: "3198bc9c-6672-5ab3-d995-4942343ae5b6",
  version: 3,
});

async function bring(page: Page, text: string): Promise<void> {
  await go(page, "/import");
  await page.getByLabel("What do you have?").fill(text);
}

async function takeOver(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Import \d+ account/ }).click();
  await choosePass(page);
  return address(page);
}

it("a phrase is imported in either language, and means the same account again", async () => {
  const found: string[] = [];
  for (const phrase of [ENGLISH, CHINESE, `  ${ENGLISH.toUpperCase()} `, CHINESE.replaceAll(" ", "")]) {
    const { page } = await someone();
    await bring(page, phrase);
    await page.getByText("A recovery phrase of 12 words").waitFor();
    found.push(await takeOver(page));
  }
  expect(found[2]).toBe(found[0]);
  expect(found[3]).toBe(found[1]);
  expect(found[1]).not.toBe(found[0]);
});

it("a phrase with an extra word is exported with that word, and is the same account again", async () => {
  const EXTRA = "TREZOR";
  const typeExtra = async (page: Page, extra: string) => {
    await bring(page, ENGLISH);
    await page.getByLabel(/^Extra word of the phrase/).fill(extra);
    await page.getByText("A recovery phrase of 12 words").waitFor();
  };
  const first = await someone();
  await typeExtra(first.page, EXTRA);
  const mine = await takeOver(first.page);
  await go(first.page, "/own/export");
  await first.page.getByLabel("Export").selectOption("phrase");
  await first.page.getByLabel("Pass phrase", { exact: true }).fill(PASS_PHRASE);
  await first.page.getByRole("button", { name: "Show", exact: true }).click();
  expect(await first.page.getByRole("main").innerText()).not.toContain(EXTRA);
  await first.page.getByRole("button", { name: "Show the words" }).click();
  await first.page.getByText("without it they restore other accounts").waitFor();
  const shown = await first.page.getByRole("main").innerText();
  expect(shown).toContain(EXTRA);
  expect(shown).toMatch(/m\/44'\/\d+'/);
  const again = await someone();
  await typeExtra(again.page, EXTRA);
  expect(await takeOver(again.page)).toBe(mine);
  const without = await someone();
  await bring(without.page, ENGLISH);
  await without.page.getByText("A recovery phrase of 12 words").waitFor();
  expect(await takeOver(without.page)).not.toBe(mine);
}, 300_000);

it("a private key is imported as the kind of account that was chosen", async () => {
  const { page } = await someone();
  await bring(page, `0x${"11".repeat(32)}`);
  await page.getByText("A private key").waitFor();
  for (const kind of ["Tally", "Ethereum"]) await page.locator("main label").getByText(kind, { exact: true }).waitFor();
  expect(await takeOver(page)).toMatch(/^tally1/);
});

it("a keystore is imported, and a wrong pass phrase is told before another is chosen", async () => {
  const { page } = await someone();
  await bring(page, KEYSTORE);
  await page.getByText("A keystore file").waitFor();
  await page.getByLabel("The file's pass phrase").fill("testpassward");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("alert").waitFor({ timeout: 60_000 });
  await page.getByLabel("The file's pass phrase").fill("testpassword");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("Once more").waitFor({ timeout: 60_000 });
  await choosePass(page);
  expect(await address(page)).toMatch(/^tally1/);
});

it("an address and a name are watched, with what they hold shown before", async () => {
  const { page } = await someone();
  await bring(page, "@bob");
  await page.getByText("TALLY").first().waitFor();
  await page.getByRole("button", { name: "Import 1 account" }).click();
  await choosePass(page);
  const bob = await address(page);
  await bring(page, bob);
  await page.getByText("An address to watch").waitFor();
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill("@alice");
  await page.getByLabel("Amount").fill("1");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("dialog").getByText(/key is not/).first().waitFor();
  expect(await page.getByRole("dialog").getByRole("button", { name: /^Send/ }).isDisabled()).toBe(true);
});

it("what is wrong is told exactly", async () => {
  const { page } = await someone();
  await demo(page);
  const alice = await address(page);
  await go(page, "/import");
  const box = page.getByLabel("What do you have?");
  for (const [text, said] of [
    ["abandon abandon abandon", /this one has 3/],
    [ENGLISH.replace("about", "abouut"), /12.*abouut.*about/],
    [ENGLISH.replace("about", "abandon"), /check/i],
    [`${alice.slice(0, -1)}${alice.endsWith("q") ? "p" : "q"}`, /check/i],
    [`0x${"11".repeat(31)}`, /this has 31 bytes/],
    [KEYSTORE.replace('"version":3', '"version":1'), /version/i],
    ["xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi", /extended|xprv/i],
    ["nothing of that kind", /12, 15, 18, 21 or 24 words/],
  ] as const) {
    await box.fill("");
    await page.getByRole("alert").waitFor({ state: "detached" });
    await box.fill(text);
    expect(await page.getByRole("alert").innerText(), text).toMatch(said);
    expect(await page.getByRole("button", { name: /^Import \d/ }).count(), text).toBe(0);
  }
});

it("a backup restores everything in another browser", async () => {
  const first = await someone();
  await create(first.page);
  await faucet(first.page);
  const main = await address(first.page);
  await go(first.page, "/own/accounts");
  await first.page.getByLabel("Its name").fill("second");
  await first.page.getByRole("button", { name: "Add account" }).click();
  await first.page.getByText("second").first().waitFor();
  await go(first.page, "/own/export");
  await first.page.getByLabel(/Pass phrase for the file/).fill("a pass phrase for the file");
  await first.page.getByLabel("Pass phrase", { exact: true }).fill(PASS_PHRASE);
  const [download] = await Promise.all([first.page.waitForEvent("download"), first.page.getByRole("button", { name: "Download" }).click()]);
  const file = await download.path();
  const bytes = readFileSync(file);
  expect(bytes.length).toBeGreaterThan(100);
  expect(bytes.includes("second")).toBe(false);

  const other = await someone();
  await go(other.page, "/import");
  await other.page.locator("input[type=file]").setInputFiles({ name: download.suggestedFilename(), mimeType: "application/octet-stream", buffer: bytes });
  await other.page.getByText("A Tally backup").waitFor();
  const pass = other.page.getByLabel("The file's pass phrase");
  await pass.fill(PASS_PHRASE);
  await other.page.getByRole("button", { name: "Import", exact: true }).click();
  await other.page.getByRole("alert").waitFor({ timeout: 60_000 });
  await pass.fill("a pass phrase for the file");
  await other.page.getByRole("button", { name: "Import", exact: true }).click();
  await other.page.getByTestId("total").waitFor({ timeout: 60_000 });
  await go(other.page, "/own/accounts");
  await other.page.getByText(main).waitFor();
  await other.page.getByText("second").first().waitFor();
});
