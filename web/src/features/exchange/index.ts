// Markets: quotes, a market's page, orders, and conversions.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const exchange: Feature = {
  noun: "exchange",
  routes: [
    { path: "/markets", page: lazy(() => import("./Quotes")), open: true },
    { path: "/markets/open", page: lazy(() => import("./OpenMarket")) },
    { path: "/market/:id", page: lazy(() => import("./MarketPage")), open: true },
    { path: "/orders", page: lazy(() => import("./Orders")) },
    { path: "/convert", page: lazy(() => import("./Convert")) },
  ],
};
