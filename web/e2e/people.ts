// What people do at the beginning of most journeys.

import type { Page } from "playwright-core";
import { go } from "./browser";

export const PASS_PHRASE = "correct horse battery";

/** Makes a wallet and passes the quiz. */
export async function create(page: Page): Promise<void> {
  await go(page, "/create");
  await page.getByRole("button", { name: "Show the words" }).click();
  const words = await page.locator("ol li").allInnerTexts();
  await page.getByRole("button", { name: "I wrote them down" }).click();
  for (let turn = 0; turn < 3; turn += 1) {
    const heading = page.getByText(/Which is word \d+\?/);
    await page.getByText(`${turn + 1}/3`).waitFor();
    const number = Number(/word (\d+)/.exec(await heading.innerText())?.[1]);
    await page.getByRole("button", { name: words[number - 1] ?? "", exact: true }).click();
  }
  await choosePass(page);
}

export async function choosePass(page: Page): Promise<void> {
  await page.getByLabel("Pass phrase", { exact: true }).fill(PASS_PHRASE);
  await page.getByLabel("Once more").fill(PASS_PHRASE);
  await page.getByRole("button", { name: "Open my wallet" }).click();
  await page.getByTestId("total").waitFor({ timeout: 60_000 });
}

/** Coins from the faucet, seen as they arrive. */
export async function faucet(page: Page): Promise<void> {
  await go(page, "/");
  await page.getByRole("button", { name: "Get test coins" }).click();
  await page.getByTestId("total").filter({ hasText: "100" }).waitFor();
}

/** The address of the account that the page shows. */
export async function address(page: Page): Promise<string> {
  await go(page, "/receive");
  const link = page.getByLabel("Payment link");
  await link.waitFor();
  await page.waitForFunction(() => /tally:tally1/.test((document.querySelector("input[readonly]") as HTMLInputElement | null)?.value ?? ""));
  return /tally:(tally1[a-z0-9]+)/.exec(await link.inputValue())?.[1] ?? "";
}

export async function lock(page: Page): Promise<void> {
  await go(page, "/own");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByLabel("Pass phrase").waitFor();
}

export async function unlock(page: Page, pass = PASS_PHRASE): Promise<void> {
  await page.getByLabel("Pass phrase").fill(pass);
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
}

export async function pay(page: Page, to: string, amount: string): Promise<void> {
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByLabel("Amount").fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
}
