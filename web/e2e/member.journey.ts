import type { PreviewServer } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { close, demo, done, go, person, sign, type Person } from "./browser";
import { startMembers, type Members } from "./members";
import { addressOf, answers, servePage } from "./network";
import { pay } from "./people";

let members: Members;
let server: PreviewServer;
let alice: Person;

beforeAll(async () => {
  members = await startMembers();
  server = await servePage(members.urls[0] ?? "");
  alice = await person({}, addressOf(server));
  await demo(alice.page);
}, 240_000);

afterAll(async () => {
  await alice?.leave();
  await close();
  await server?.close();
  await members?.stop();
});

it("a payment becomes final though a member is killed while it is on its way", async () => {
  const { page } = alice;
  await pay(page, "@bob", "1.25");
  const sheet = page.getByRole("dialog");
  const verb = sheet.getByRole("button", { name: /^Send 1.25 TALLY/ });
  await verb.waitFor();
  const [sent] = await Promise.all([page.waitForRequest(/\/v1\/transactions\?wait=final/), verb.click(), members.kill(3)]);
  expect(sent.method()).toBe("POST");
  await sheet.getByText("Verified by the network").waitFor({ timeout: 60_000 });
  await done(page);
});

it("the three that are left go on", async () => {
  const { page } = alice;
  await pay(page, "@bob", "0.5");
  await sign(page, /^Send 0.5 TALLY/);
  await done(page);
  members.start(3);
  await answers(members.urls[3] ?? "");
});

it("when the page's own node dies, it says so and resumes", async () => {
  const { page } = alice;
  await go(page, "/");
  const before = await page.getByTestId("total").innerText();
  await members.kill(0);
  await page.getByText(/^Offline/).waitFor();
  // What was known stays in sight, and nothing can be signed meanwhile.
  expect(await page.getByTestId("total").innerText()).toBe(before);
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill("@bob");
  await page.getByLabel("Amount").fill("0.25");
  await page.getByRole("alert").filter({ hasText: "does not answer" }).waitFor();
  expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  members.start(0);
  await answers(members.urls[0] ?? "");
  await page.getByText(/^Offline/).waitFor({ state: "detached", timeout: 60_000 });
  // Nothing has to be typed again.
  await page.getByRole("button", { name: "Continue" }).click({ timeout: 60_000 });
  await sign(page, /^Send 0.25 TALLY/);
  await done(page);
});
