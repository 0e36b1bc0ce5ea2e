import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { create, faucet, lock, PASS_PHRASE, pay } from "./people";

const open: Person[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

/** A device's own keeper of passkeys, that agrees to everything; `hasPrf`: and keeps secrets. */
async function withAuthenticator({ page, context }: Person, hasPrf = true) {
  const debug = await context.newCDPSession(page);
  await debug.send("WebAuthn.enable");
  await debug.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf } });
}

it("a passkey account is made and pays", async () => {
  const me = await person();
  open.push(me);
  const { page } = me;
  await withAuthenticator(me);
  await demo(page);
  await go(page, "/own/accounts");
  await page.getByLabel("Name of the passkey account").fill("finger");
  await page.getByRole("button", { name: "Add a passkey account" }).click();
  await page.getByText("Passkey", { exact: true }).waitFor();
  await faucet(page);
  await pay(page, "@bob", "1.5");
  await sign(page, /^Send 1.5 TALLY/);
  await done(page);
});

it("a passkey unlocks the wallet, until the pass phrase changes", async () => {
  const me = await person();
  open.push(me);
  const { page } = me;
  await withAuthenticator(me);
  await create(page);
  await go(page, "/own");
  await page.getByRole("link", { name: /Unlock with a passkey/ }).click();
  await page.getByLabel("Pass phrase").fill("not the pass phrase");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Pass phrase").fill(PASS_PHRASE);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: "Stop using the passkey" }).waitFor();
  await lock(page);
  await page.getByRole("button", { name: "Unlock with a passkey" }).click();
  await page.getByText("Safety").waitFor();
  // Another pass phrase makes what the passkey keeps worthless, so it is not offered.
  await go(page, "/own/pass");
  await page.getByLabel("Present pass phrase").fill(PASS_PHRASE);
  await page.getByLabel("Pass phrase", { exact: true }).fill("another pass phrase");
  await page.getByLabel("Once more").fill("another pass phrase");
  await page.getByRole("button", { name: "Change pass phrase" }).click();
  await page.getByText("The pass phrase is changed").waitFor();
  await lock(page);
  expect(await page.getByRole("button", { name: "Unlock with a passkey" }).count()).toBe(0);
  await page.getByLabel("Pass phrase").fill("another pass phrase");
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByText("Safety").waitFor();
  clean(me);
});

it("a passkey that keeps no secret is told, and the pass phrase stays", async () => {
  const me = await person();
  open.push(me);
  await withAuthenticator(me, false);
  await create(me.page);
  await go(me.page, "/own/touch");
  await me.page.getByLabel("Pass phrase").fill(PASS_PHRASE);
  await me.page.getByRole("button", { name: "Add a passkey" }).click();
  await me.page.getByText("cannot keep a secret for the wallet").waitFor();
});
