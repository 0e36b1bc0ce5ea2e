// Every feature and its pages. A new noun adds its line here, in nav.ts and in core/i18n; each page is loaded when it is
// first opened.

import type { ComponentType, LazyExoticComponent } from "react";
import { account } from "~/features/account";
import { activity } from "~/features/activity";
import { asset } from "~/features/asset";
import { deal } from "~/features/deal";
import { exchange } from "~/features/exchange";
import { earn } from "~/features/earn";
import { stake } from "~/features/stake";
import { savings } from "~/features/savings";
import { referral } from "~/features/referral";
import { mining } from "~/features/mining";
import { news } from "~/features/news";
import { council } from "~/features/council";
import { explore } from "~/features/explore";
import { home } from "~/features/home";
import { loan } from "~/features/loan";
import { mandate } from "~/features/mandate";
import { oracle } from "~/features/oracle";
import { own } from "~/features/own";
import { packet } from "~/features/packet";
import { pay } from "~/features/pay";
import { reserve } from "~/features/reserve";
import { start } from "~/features/start";

export type FeatureRoute = {
  path: string | RegExp;
  // Parameters are read from the address by each page itself.
  page: LazyExoticComponent<ComponentType>;
  /** Anyone may look, with or without a wallet; or only who has none, or none that is locked. */
  open?: boolean | "without" | "unlocked";
};

export type Feature = { noun: string; routes: FeatureRoute[] };

export const features: Feature[] = [home, start, referral, pay, packet, mandate, loan, deal, exchange, reserve, oracle, earn, stake, savings, mining, news, council, asset, activity, explore, account, own];
