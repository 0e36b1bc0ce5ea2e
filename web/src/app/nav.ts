// Where one can go. `bar`: at the bottom of a phone, where "More" opens on the others.

import type { Messages } from "~/core/i18n";
import type { IconName } from "~/ui/Icon";

export type Place = { path: string; icon: IconName; text: (t: Messages) => string; group: "daily" | "more" | "look"; bar?: boolean };

export const places: Place[] = [
  { path: "/", icon: "home", text: (t) => t.app.nav.home, group: "daily", bar: true },
  { path: "/pay", icon: "send", text: (t) => t.app.nav.pay, group: "daily", bar: true },
  { path: "/receive", icon: "receive", text: (t) => t.app.nav.receive, group: "daily", bar: true },
  { path: "/activity", icon: "activity", text: (t) => t.app.nav.activity, group: "daily" },
  { path: "/convert", icon: "swap", text: (t) => t.exchange.convert.title, group: "more", bar: true },
  { path: "/markets", icon: "market", text: (t) => t.exchange.title, group: "more" },
  { path: "/stablecoins", icon: "coins", text: (t) => t.reserve.title, group: "more" },
  { path: "/feeds", icon: "gauge", text: (t) => t.oracle.title, group: "look" },
  { path: "/packets", icon: "packet", text: (t) => t.packet.title, group: "more" },
  { path: "/held", icon: "clock", text: (t) => t.pay.held.title, group: "more" },
  { path: "/mandates", icon: "repeat", text: (t) => t.mandate.title, group: "more" },
  { path: "/loans", icon: "loan", text: (t) => t.loan.title, group: "more" },
  { path: "/deals", icon: "deal", text: (t) => t.deal.title, group: "more" },
  { path: "/earn", icon: "earn", text: (t) => t.earn.title, group: "more" },
  { path: "/assets", icon: "wallet", text: (t) => t.asset.title, group: "more" },
  { path: "/contacts", icon: "people", text: (t) => t.own.contacts.title, group: "more" },
  { path: "/news", icon: "news", text: (t) => t.news.title, group: "look" },
  { path: "/council", icon: "council", text: (t) => t.council.title, group: "look" },
  { path: "/explore", icon: "explore", text: (t) => t.explore.title, group: "look" },
  { path: "/own", icon: "own", text: (t) => t.own.title, group: "look" },
];

export const isAt = (place: Place, at: string): boolean => at === place.path || (place.path !== "/" && at.startsWith(`${place.path}/`));
