import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";
import { become, choose, played, type Role } from "./cast";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPEN = ["/create", "/import", "/explore", "/blocks", "/block/3", "/account/@bob", "/asset/0", "/markets", "/market/0", "/stablecoins", "/stablecoin/3", "/basket/5", "/redemption/1", "/feeds", "/feed/0"];
const OWN = ["/", "/pay", "/pay/many", "/receive", "/held", "/packets", "/packets/new", "/mandates", "/mandates/new", "/loans", "/loans/new", "/loans/verify", "/credit/@alice", "/deals", "/deals/new", "/assets", "/assets/add", "/assets/issue", "/activity", "/activity/statement", "/own", "/own/accounts", "/own/backup", "/own/export", "/own/name", "/own/touch", "/contacts", "/market/0", "/markets/open", "/orders", "/convert", "/stablecoin/3", "/basket/5", "/redemptions"];
const EARN = ["/earn", "/earn/stake", "/candidate/0", "/candidates/new", "/earn/savings", "/pool/0", "/pools/new", "/earn/mining", "/campaign/1", "/campaigns/mining", "/earn/referral", "/campaign/0", "/campaigns/referral", "/refer/0/@alice"];
const READ = ["/news", "/post/0", "/post/1", "/news/publisher/@guide", "/news/publish"];
const COUNCIL = ["/council", "/council/parameters", "/council/treasury", "/council/propose", "/proposal/0"];
const LEND = ["/loan/0", "/loan/1", "/loan/2", "/loan/2/certificate", "/deal/0", "/deal/2"];
const KEPT = ["/packet/0", "/mandate/0", "/held/0"];
/** Screens that only some people have. */
const DESKS: [Role, string][] = [["dealer", "/stablecoin/3"], ["custodian", "/stablecoin/3"], ["custodian", "/redemption/1"]];
/** `AXE=market,coin` narrows the paths down to those that have one of these in them. */
const wanted = (path: string) => !process.env.AXE || process.env.AXE.split(",").some((part) => path.includes(part));
const SETTLE_MS = 600;
/** Every screen there is, one after the other. */
const LONGEST_MS = 900_000;

type Theme = "light" | "dark";
type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then((it) => it.violations)`)) as Violation[];
  return found.flatMap((one) => one.nodes.map((node) => `${one.id} ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`));
}

/** Puts a theme on, and waits until all of it is painted: half of one on the other would be judged as neither. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity && one.finished)));
}

/** The whole of the rules in one theme; in the other, what a theme can break. */
async function inBothThemes(page: Page, theme: Theme): Promise<string[]> {
  // The page's policy lets nothing in; the debugger's protocol is not bound by it.
  await page.evaluate(AXE);
  const wrong = await violations(page);
  const other = theme === "light" ? "dark" : "light";
  await wear(page, other);
  wrong.push(...(await violations(page, ["color-contrast"])).map((one) => `${other}: ${one}`));
  await wear(page, theme);
  return wrong;
}

afterAll(close);

for (const [language, theme] of [["en", "light"], ["zh", "dark"]] as ["en" | "zh", Theme][]) {
  it(`every screen is open to everyone, in ${language} and both themes`, async () => {
    const { page, leave } = await person({ language, theme, width: 1024 });
    const wrong: string[] = [];
    await played(page);
    await wear(page, theme);
    const look = async (path: string) => {
      if (!wanted(path)) return;
      await go(page, path);
      await page.waitForTimeout(SETTLE_MS);
      await page.locator("h1").first().waitFor();
      wrong.push(...(await inBothThemes(page, theme)).map((one) => `${path}: ${one}`));
    };
    await look("/");
    for (const path of OPEN) await look(path);
    await go(page, "/");
    await demo(page);
    for (const path of [...OWN, ...EARN, ...READ, ...COUNCIL, ...LEND, ...KEPT]) await look(path);
    const people = new Set<Role>();
    for (const [role, path] of DESKS) {
      await (people.has(role) ? choose(page, role) : become(page, role, "open"));
      people.add(role);
      await look(path);
    }
    await leave();
    expect([...new Set(wrong)]).toEqual([]);
  }, LONGEST_MS);
}
