import { expect, it } from "vitest";
import type { AssetBrief, Found } from "~/core/api/schema";
import { en } from "~/core/i18n/en";
import { features } from "./features";
import { hitOf } from "./hit";

const asset: AssetBrief = { id: 5, code: "TEUR", name: "Tally Euro", decimals: 2, issuer: "tally1a" };

const FOUND: Found[] = [
  { kind: "account", address: "tally1a" },
  { kind: "transaction", id: "ab".repeat(32), height: 1, index: 0 },
  { kind: "block", height: 1, digest: "cd".repeat(32) },
  { kind: "asset", asset },
  { kind: "stablecoin", asset },
  { kind: "basket", asset },
  { kind: "held", held: 1 },
  { kind: "packet", packet: 1 },
  { kind: "mandate", mandate: 1 },
  { kind: "redemption", redemption: 1 },
  { kind: "loan", loan: 1 },
  { kind: "deal", deal: 1 },
  { kind: "market", market: 1, base: "TLY", quote: "TEUR" },
  { kind: "feed", feed: 1, base: "EUR", quote: "USD" },
  { kind: "candidate", candidate: 1, name: "Carol" },
  { kind: "pool", pool: 1, name: "Nest egg" },
  { kind: "campaign", campaign: 1 },
  { kind: "publisher", account: "tally1a", name: "Gazette" },
  { kind: "post", post: 1, title: "Tally opens" },
  { kind: "proposal", proposal: 1, title: "A shorter delay" },
];

const pattern = (path: string | RegExp) => (typeof path === "string" ? new RegExp(`^${path.replace(/:[a-z]+/g, "[^/]+")}$`) : path);

it("whatever the ledger finds leads to a page that exists", () => {
  const routes = features.flatMap((feature) => feature.routes.map((route) => pattern(route.path)));
  for (const found of FOUND) {
    const hit = hitOf(found, en, String);
    expect(routes.some((route) => route.test(hit.to)), hit.to).toBe(true);
    expect(hit.note).not.toBe("");
  }
  expect(new Set(FOUND.map((found) => found.kind)).size).toBe(Object.keys(en.app.search.kinds).length);
});

it("what is found says its name and its number", () => {
  expect(hitOf({ kind: "market", market: 3, base: "TLY", quote: "TEUR" }, en, String).text).toBe("TLY/TEUR · #3");
  expect(hitOf({ kind: "post", post: 4, title: "Tally opens" }, en, String)).toMatchObject({ to: "/post/4", text: "Tally opens · #4", note: "Post" });
});
