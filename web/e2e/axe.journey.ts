import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPEN = ["/create", "/import", "/explore", "/blocks", "/block/3", "/account/@bob", "/asset/0"];
const OWN = ["/", "/pay", "/pay/many", "/receive", "/held", "/packets", "/packets/new", "/mandates", "/mandates/new", "/loans", "/loans/new", "/loans/verify", "/credit/@alice", "/deals", "/deals/new", "/assets", "/assets/add", "/assets/issue", "/activity", "/activity/statement", "/own", "/own/accounts", "/own/backup", "/own/export", "/own/name", "/own/touch", "/contacts"];
/** AXE=/earn,/news looks at these alone. */
const only = process.env.AXE?.split(",");
const SETTLE_MS = 600;
const LONGEST_MS = 900_000;
const EARN = ["/earn", "/earn/stake", "/candidate/0", "/candidates/new", "/earn/savings", "/pool/0", "/pools/new", "/earn/mining", "/campaign/1", "/campaigns/mining", "/earn/referral", "/campaign/0", "/campaigns/referral", "/refer/0/@alice"];
const READ = ["/news", "/post/0", "/post/1", "/news/publisher/@guide", "/news/publish"];
const COUNCIL = ["/council", "/council/parameters", "/council/treasury", "/council/propose", "/proposal/0"];
const LEND = ["/loan/0", "/loan/1", "/loan/2", "/loan/2/certificate", "/deal/0", "/deal/2"];

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
      const look = async (path: string) => {
        await go(page, path);
        await page.waitForTimeout(SETTLE_MS);
        await page.locator("h1").first().waitFor();
        wrong.push(...(await violations(page)).map((one) => `${path}: ${one}`));
      };
      await look("/");
      if (!only) for (const path of OPEN) await look(path);
      await go(page, "/");
      await demo(page);
      for (const path of [...OWN, ...EARN, ...READ, ...COUNCIL, ...LEND].filter((one) => !only || only.some((start) => one.startsWith(start)))) await look(path);
      await leave();
      expect([...new Set(wrong)]).toEqual([]);
    }, LONGEST_MS);
  }
}
