// A browser, and the people in it: each with a profile of their own.

import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { expect, inject } from "vitest";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser: Browser | null = null;

/** `more` arguments count for whoever starts it first. */
export async function launch(more: string[] = []): Promise<Browser> {
  // One that fell over takes nobody with it but those who were in it.
  if (browser && !browser.isConnected()) browser = null;
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...ARGUMENTS, ...more] });
  return browser;
}

export async function close(): Promise<void> {
  await browser?.close();
  browser = null;
}

export type Look = { width?: number; height?: number; language?: "en" | "zh"; theme?: "light" | "dark"; reduced?: boolean };
export type Person = { page: Page; context: BrowserContext; errors: string[]; leave: () => Promise<void> };

/** Nothing that goes well waits for it: it is for machines that do much else. As long as a poll in vitest.config.ts. */
const WAIT_MS = 60_000;

/** A new person before the page. Whatever breaks in it, or asks another host, is remembered in `errors`. */
export async function person(look: Look = {}, origin = inject("page")): Promise<Person> {
  const { width = 1280, height = 900, language = "en", theme = "light" } = look;
  const context = await (await launch()).newContext({ viewport: { width, height }, locale: language === "zh" ? "zh-CN" : "en-GB", colorScheme: theme, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/Failed to load resource/.test(message.text()) && errors.push(message.text()));
  context.on("request", (request) => !request.url().startsWith(origin) && !/^(blob|data):/.test(request.url()) && errors.push(`asked ${request.url()}`));
  await page.goto(`${origin}/`);
  return { page, context, errors, leave: () => context.close() };
}

/** Goes to a page of the app. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => { location.hash = to; }, path);
}

export async function demo(page: Page): Promise<void> {
  await page.locator("button", { hasText: /demo|演示/i }).first().click();
  await page.getByTestId("total").waitFor({ timeout: 60_000 });
}

/** Presses the button that names the act, and waits for the seal. */
export async function sign(page: Page, verb: RegExp): Promise<void> {
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: verb }).click();
  await sheet.getByText(/Verified by the network|已由网络证书验证/).waitFor();
}

export async function done(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: /^(Done|完成)$/ }).click();
}

export function clean(someone: Person): void {
  expect(someone.errors).toEqual([]);
}
