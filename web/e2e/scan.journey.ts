import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clean, close, demo, go, launch, person, type Person } from "./browser";
import { film, filming, shownCode, type Code } from "./camera";
import { choose } from "./cast";
import { wallet, walletReady } from "./wallet";

const dir = mkdtempSync(join(tmpdir(), "tally-e2e-camera-"));
const file = join(dir, "camera.y4m");
const open: Person[] = [];

beforeAll(async () => {
  await walletReady();
  await launch(filming(file));
});
afterEach(async () => {
  for (const it of open.splice(0)) {
    clean(it);
    await it.leave();
  }
});
afterAll(async () => {
  await close();
  rmSync(dir, { recursive: true, force: true });
});

declare global {
  interface Window {
    streams: MediaStream[];
  }
}

/** Remembers every stream that the page is given, so that it can be asked whether the camera's light is on. */
async function someone(): Promise<Person> {
  const it = await person();
  open.push(it);
  await it.page.addInitScript(() => {
    window.streams = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      window.streams.push(stream);
      return stream;
    };
  });
  await it.page.reload();
  await demo(it.page);
  return it;
}

const light = (page: Page) => page.evaluate(() => window.streams.map((stream) => stream.getTracks().map((track) => track.readyState).join()).join());

const codeOf = (text: string): Code => wallet("qr.make", { text, level: "medium" });

async function scan(page: Page): Promise<void> {
  await go(page, "/pay");
  await page.getByRole("button", { name: "Scan a QR code" }).click();
}

async function request(page: Page): Promise<void> {
  await go(page, "/receive");
  const link = page.getByLabel("Payment link");
  await page.getByLabel("Amount").fill("12.5");
  await page.getByLabel(/Memo/).fill("tea for two");
  await page.waitForFunction(() => /amount=12\.5.*memo=/.test((document.querySelector("input[readonly]") as HTMLInputElement).value));
  const drawn = wallet("qr.make", { text: (await link.inputValue()).split("#")[1] ?? "", level: "medium" });
  await page.waitForFunction((path) => document.querySelector("svg[role=img] path")?.getAttribute("d") === path, drawn.path);
}

async function filled(page: Page): Promise<void> {
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("alice").first().waitFor();
  expect(await page.getByLabel("Amount").inputValue()).toBe("12.5");
  expect(await page.getByLabel(/Memo/).inputValue()).toBe("tea for two");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Send 12.5 TALLY/ }).waitFor();
  await page.keyboard.press("Escape");
}

it("a request for money is read from one screen by the camera of another", async () => {
  const alice = await someone();
  await request(alice.page);
  await film(alice.page, file, await shownCode(alice.page));
  const { page } = await someone();
  await choose(page, "bob");
  await scan(page);
  await filled(page);
  expect(await light(page)).toBe("ended");
});

it("the camera's light goes out when the dialog closes", async () => {
  const { page } = await someone();
  await film(page, file, null);
  await scan(page);
  await page.waitForFunction(() => document.querySelector("video")?.currentTime);
  expect(await light(page)).toBe("live");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await light(page)).toBe("ended");
});

it("a picture is read as well, and one without a code says so while the camera goes on", async () => {
  const alice = await someone();
  await request(alice.page);
  const picture = await alice.page.getByRole("img", { name: "QR code" }).screenshot();
  const none = await alice.page.locator("h1").first().screenshot();
  const { page } = await someone();
  await choose(page, "bob");
  await film(page, file, null);
  await scan(page);
  await page.waitForFunction(() => document.querySelector("video")?.currentTime);
  const chosen = page.getByRole("dialog").locator("input[type=file]");
  await chosen.setInputFiles({ name: "none.png", mimeType: "image/png", buffer: none });
  await page.getByRole("dialog").getByText("There is no QR code in this picture.").waitFor();
  await chosen.setInputFiles({ name: "not-a-picture.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") });
  await page.getByRole("dialog").getByText("There is no QR code in this picture.").waitFor();
  expect(await page.locator("video").isVisible()).toBe(true);
  expect(await light(page)).toBe("live");
  await chosen.setInputFiles({ name: "request.png", mimeType: "image/png", buffer: picture });
  await filled(page);
  expect(await light(page)).toBe("ended");
});

it("a code of something else is refused in words, and goes nowhere", async () => {
  const { page } = await someone();
  const address = page.url();
  for (const text of ["https://example.com/?next=<script>document.title='broken'</script>", "javascript:document.title='broken'", "tally:nobody?amount=1", "WIFI:S:home;T:WPA;P:secret;;"]) {
    await film(page, file, codeOf(text));
    await scan(page);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("alert").waitFor();
    process.stdout.write(`${text}: ${await page.getByRole("alert").innerText()}\n`);
    expect(await page.getByLabel("To", { exact: true }).inputValue()).toBe(text);
    expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
    expect(await page.title()).toBe("Tally");
    expect(new URL(page.url()).origin).toBe(new URL(address).origin);
    await go(page, "/");
    await page.getByTestId("total").waitFor();
  }
});
