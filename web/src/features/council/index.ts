// The council's room: who decides, what is proposed, what stands, what is owned in common.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const council: Feature = {
  noun: "council",
  routes: [
    { path: "/council", page: lazy(() => import("./Council")), open: true },
    { path: "/council/parameters", page: lazy(() => import("./ParametersPage")), open: true },
    { path: "/council/treasury", page: lazy(() => import("./TreasuryPage")), open: true },
    { path: "/council/propose", page: lazy(() => import("./Propose")) },
    { path: "/proposal/:id", page: lazy(() => import("./ProposalPage")), open: true },
  ],
};
