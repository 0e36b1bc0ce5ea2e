import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, go, person, type Person } from "./browser";

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
  await go(page, "/block/3");
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Checked in this browser").waitFor();
  clean(me);
});

it("a proof that was changed on its way is refused", async () => {
  const { page } = await someone();
  await demo(page);
  await page.route("**/v1/accounts/*/proof", async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    await route.fulfill({ response: answer, body });
  });
  await go(page, "/account/@bob");
  await page.getByRole("button", { name: "Check the proof" }).click();
  await page.getByText("Not proved").waitFor();
  expect(await page.getByText("Checked in this browser").count()).toBe(0);
});

it("a head that does not verify is told at once", async () => {
  const { page } = await someone();
  await page.route("**/v1/blocks/*/certificate", async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    body[body.length - 5] = (body[body.length - 5] ?? 0) ^ 1;
    await route.fulfill({ response: answer, body });
  });
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
