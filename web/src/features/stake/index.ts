// Stake: bonding the coin to those who run the network.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const stake: Feature = {
  noun: "stake",
  routes: [
    { path: "/earn/stake", page: lazy(() => import("./Stake")), open: true },
    { path: "/candidates/new", page: lazy(() => import("./NewCandidate")) },
    { path: "/candidate/:id", page: lazy(() => import("./CandidatePage")), open: true },
  ],
};
