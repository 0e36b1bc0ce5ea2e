// Deals: buying without a middleman.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const deal: Feature = {
  noun: "deal",
  routes: [
    { path: "/deals", page: lazy(() => import("./Deals")) },
    { path: "/deals/new", page: lazy(() => import("./NewDeal")) },
    { path: "/deal/:id", page: lazy(() => import("./DealPage")), open: true },
  ],
};
