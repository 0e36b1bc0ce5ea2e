// What the ledger found for a text, as a line to choose: where it leads, and what it is.

import type { Found } from "~/core/api/schema";
import type { Messages } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import type { IconName } from "~/ui/Icon";

export type Hit = { to: string; icon: IconName; text: string; note: string };

const ICONS: Record<Found["kind"], IconName> = {
  account: "people",
  transaction: "activity",
  block: "block",
  asset: "issue",
  held: "clock",
  packet: "packet",
  mandate: "repeat",
  stablecoin: "coins",
  basket: "coins",
  redemption: "coins",
  loan: "loan",
  deal: "deal",
  market: "market",
  feed: "gauge",
  candidate: "shield",
  pool: "earn",
  campaign: "heart",
  publisher: "news",
  post: "news",
  proposal: "council",
};

/** Where it leads, and the words for it. Every kind is answered for: one more in the schema fails the build. */
function target(found: Found, count: (n: number) => string): [to: string, text: string] {
  switch (found.kind) {
    case "account":
      return [`/account/${found.address}`, found.name ?? shortened(found.address)];
    case "transaction":
      return [`/transaction/${found.id}`, shortened(found.id)];
    case "block":
      return [`/block/${found.height}`, count(found.height)];
    case "asset":
    case "stablecoin":
    case "basket":
      return [`/${found.kind}/${found.asset.id}`, `${found.asset.code} · ${found.asset.name} · #${found.asset.id}`];
    case "held":
      return [`/held/${found.held}`, `#${found.held}`];
    case "packet":
      return [`/packet/${found.packet}`, `#${found.packet}`];
    case "mandate":
      return [`/mandate/${found.mandate}`, `#${found.mandate}`];
    case "redemption":
      return [`/redemption/${found.redemption}`, `#${found.redemption}`];
    case "loan":
      return [`/loan/${found.loan}`, `#${found.loan}`];
    case "deal":
      return [`/deal/${found.deal}`, `#${found.deal}`];
    case "campaign":
      return [`/campaign/${found.campaign}`, `#${found.campaign}`];
    case "market":
      return [`/market/${found.market}`, `${found.base}/${found.quote} · #${found.market}`];
    case "feed":
      return [`/feed/${found.feed}`, `${found.base}/${found.quote} · #${found.feed}`];
    case "candidate":
      return [`/candidate/${found.candidate}`, `${found.name} · #${found.candidate}`];
    case "pool":
      return [`/pool/${found.pool}`, `${found.name} · #${found.pool}`];
    case "publisher":
      return [`/news/publisher/${found.account}`, found.name];
    case "post":
      return [`/post/${found.post}`, `${found.title} · #${found.post}`];
    case "proposal":
      return [`/proposal/${found.proposal}`, `${found.title} · #${found.proposal}`];
  }
}

export function hitOf(found: Found, t: Messages, count: (n: number) => string): Hit {
  const [to, text] = target(found, count);
  return { to, text, icon: ICONS[found.kind], note: t.app.search.kinds[found.kind] };
}
