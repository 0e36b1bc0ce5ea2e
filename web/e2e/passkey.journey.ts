import { afterAll, afterEach, it } from "vitest";
import { close, demo, done, go, person, sign, type Person } from "./browser";
import { faucet, pay } from "./people";

const open: Person[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

it("a passkey account is made and pays", async () => {
  const me = await person();
  open.push(me);
  const { page, context } = me;
  const debug = await context.newCDPSession(page);
  await debug.send("WebAuthn.enable");
  await debug.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
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
