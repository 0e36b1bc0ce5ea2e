// Mining, and the page of a campaign of either kind.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const mining: Feature = {
  noun: "mining",
  routes: [
    { path: "/earn/mining", page: lazy(() => import("./Mining")), open: true },
    { path: "/campaigns/mining", page: lazy(() => import("./NewMining")) },
    { path: "/campaign/:id", page: lazy(() => import("./CampaignPage")), open: true },
  ],
};
