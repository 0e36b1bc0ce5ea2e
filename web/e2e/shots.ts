// Pictures of every screen at three widths, in both languages and themes. SHOTS=home,pay and WIDTHS=390 narrow it down; FULL=1: whole pages.

import { mkdirSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";
import { become, choose, played, type Role } from "./cast";

/** `as`: whose screen it is, when not the demo wallet's first account. */
const SCREENS: [name: string, path: string, wallet: boolean, as?: Role][] = [
  ["welcome", "/", false],
  ["create", "/create", false],
  ["import", "/import", false],
  ["home", "/", true],
  ["pay", "/pay", true],
  ["many", "/pay/many", true],
  ["receive", "/receive", true],
  ["held", "/held", true],
  ["packets", "/packets", true],
  ["packet", "/packet/0", true],
  ["mandate", "/mandate/0", true],
  ["held-one", "/held/0", true],
  ["packet-new", "/packets/new", true],
  ["mandates", "/mandates", true],
  ["mandate-new", "/mandates/new", true],
  ["loans", "/loans", true],
  ["loan-new", "/loans/new", true],
  ["loan", "/loan/2", true],
  ["loan-certificate", "/loan/2/certificate", true],
  ["loan-verify", "/loans/verify", true],
  ["credit", "/credit/@alice", true],
  ["deals", "/deals", true],
  ["deal-new", "/deals/new", true],
  ["deal", "/deal/2", true],
  ["markets", "/markets", true],
  ["market", "/market/0", true],
  ["market-open", "/markets/open", true],
  ["orders", "/orders", true],
  ["convert", "/convert", true],
  ["stablecoins", "/stablecoins", true],
  ["coin", "/stablecoin/3", true],
  ["desk-dealer", "/stablecoin/3", true, "dealer"],
  ["desk-custodian", "/stablecoin/3", true, "custodian"],
  ["basket", "/basket/5", true],
  ["redemptions", "/redemptions", true, "carol"],
  ["redemption", "/redemption/0", true],
  ["redemption-waits", "/redemption/1", true, "custodian"],
  ["feeds", "/feeds", true],
  ["feed", "/feed/0", true],
  ["assets", "/assets", true],
  ["asset-add", "/assets/add", true],
  ["asset-issue", "/assets/issue", true],
  ["asset", "/asset/0", true],
  ["activity", "/activity", true],
  ["statement", "/activity/statement", true],
  ["explore", "/explore", true],
  ["blocks", "/blocks", true],
  ["block", "/block/3", true],
  ["account", "/account/@bob", true],
  ["own", "/own", true],
  ["accounts", "/own/accounts", true],
  ["export", "/own/export", true],
  ["touch", "/own/touch", true],
  ["contacts", "/contacts", true],
  ["earn", "/earn", true],
  ["stake", "/earn/stake", true],
  ["candidate", "/candidate/0", true],
  ["candidate-new", "/candidates/new", true],
  ["savings", "/earn/savings", true],
  ["pool", "/pool/0", true],
  ["pool-new", "/pools/new", true],
  ["mining", "/earn/mining", true],
  ["mining-campaign", "/campaign/1", true],
  ["mining-new", "/campaigns/mining", true],
  ["referral", "/earn/referral", true],
  ["referral-campaign", "/campaign/0", true],
  ["referral-new", "/campaigns/referral", true],
  ["invited", "/refer/0/@alice", true],
  ["news", "/news", true],
  ["post", "/post/0", true],
  ["post-chinese", "/post/1", true],
  ["publisher", "/news/publisher/@guide", true],
  ["publish", "/news/publish", true],
  ["council", "/council", true],
  ["parameters", "/council/parameters", true],
  ["treasury", "/council/treasury", true],
  ["propose", "/council/propose", true],
  ["proposal", "/proposal/0", true],
];

const list = (name: string, all: string[]) => process.env[name]?.split(",") ?? all;
const widths = list("WIDTHS", ["390", "820", "1440"]).map(Number);
const languages = list("LANGUAGES", ["en", "zh"]) as ("en" | "zh")[];
const themes = list("THEMES", ["light", "dark"]) as ("light" | "dark")[];
const wanted = new Set(list("SHOTS", SCREENS.map(([name]) => name)));
const SETTLE_MS = 700;

afterAll(close);

for (const language of languages) {
  for (const theme of themes) {
    it(`${language} ${theme}`, async () => {
      const someone = await person({ language, theme });
      mkdirSync("shots", { recursive: true });
      await played(someone.page);
      let open = false;
      const people = new Set<Role>(["alice", "bob", "carol"]);
      let who: Role = "alice";
      const tooWide: string[] = [];
      for (const [name, path, wallet, as = "alice"] of SCREENS.filter(([one]) => wanted.has(one))) {
        if (wallet && !open && !process.env.NO_WALLET) {
          await go(someone.page, "/");
          await demo(someone.page);
          open = true;
        }
        if (open && as !== who) {
          await someone.page.setViewportSize({ width: 1280, height: 900 });
          if (people.has(as)) await choose(someone.page, as);
          else await become(someone.page, as, "open");
          people.add(as);
          who = as;
        }
        await go(someone.page, path);
        for (const width of widths) {
          await someone.page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
          await someone.page.waitForTimeout(SETTLE_MS);
          await someone.page.screenshot({ path: `shots/${name}-${width}-${language}-${theme}.png`, fullPage: !!process.env.FULL });
          const wide = await someone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (wide > 0) tooWide.push(`${name} at ${width} by ${wide}`);
        }
      }
      await someone.leave();
      expect(someone.errors).toEqual([]);
      expect(tooWide).toEqual([]);
    });
  }
}
