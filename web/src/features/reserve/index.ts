// Stablecoins, what backs them, their redemptions, and baskets of them.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const reserve: Feature = {
  noun: "reserve",
  routes: [
    { path: "/stablecoins", page: lazy(() => import("./Stablecoins")), open: true },
    { path: "/stablecoin/:id", page: lazy(() => import("./CoinPage")), open: true },
    { path: "/basket/:id", page: lazy(() => import("./BasketPage")), open: true },
    { path: "/redemptions", page: lazy(() => import("./Redemptions")) },
    { path: "/redemption/:id", page: lazy(() => import("./RedemptionPage")), open: true },
  ],
};
