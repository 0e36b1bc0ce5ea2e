import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";
import { become, choose, played, type Role } from "./cast";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPEN = ["/create", "/import", "/explore", "/blocks", "/block/3", "/account/@bob", "/asset/0", "/markets", "/market/0", "/stablecoins", "/stablecoin/3", "/basket/5", "/redemption/1", "/feeds", "/feed/0"];
const OWN = ["/", "/pay", "/pay/many", "/receive", "/held", "/packets", "/packets/new", "/mandates", "/mandates/new", "/loans", "/loans/new", "/loans/verify", "/credit/@alice", "/deals", "/deals/new", "/assets", "/assets/add", "/assets/issue", "/activity", "/own", "/own/accounts", "/own/backup", "/own/export", "/own/name", "/contacts", "/market/0", "/markets/open", "/orders", "/convert", "/stablecoin/3", "/basket/5", "/redemptions"];
/** Screens that only some people have. */
const DESKS: [Role, string][] = [["dealer", "/stablecoin/3"], ["custodian", "/stablecoin/3"], ["custodian", "/redemption/1"]];
/** `AXE=market,coin` narrows the paths down to those that have one of these in them. */
const wanted = (path: string) => !process.env.AXE || process.env.AXE.split(",").some((part) => path.includes(part));
const SETTLE_MS = 600;
/** Every screen there is, one after the other. */
const LONGEST_MS = 600_000;

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };

async function violations(page: Page): Promise<string[]> {
  // The page's policy lets nothing in; the debugger's protocol is not bound by it.
  await page.evaluate(AXE);
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((it) => it.violations)")) as Violation[];
  return found.flatMap((one) => one.nodes.map((node) => `${one.id} ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`));
}

afterAll(close);

for (const language of ["en", "zh"] as const) {
  for (const theme of ["light", "dark"] as const) {
    it(`every screen is open to everyone, ${language} ${theme}`, async () => {
      const { page, leave } = await person({ language, theme, width: 1024 });
      const wrong: string[] = [];
      await played(page);
      const look = async (path: string) => {
        if (!wanted(path)) return;
        await go(page, path);
        await page.waitForTimeout(SETTLE_MS);
        wrong.push(...(await violations(page)).map((one) => `${path}: ${one}`));
      };
      await look("/");
      for (const path of OPEN) await look(path);
      await go(page, "/");
      await demo(page);
      for (const path of OWN) await look(path);
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
}
