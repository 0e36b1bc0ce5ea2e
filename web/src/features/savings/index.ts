// Savings: interest out of funds that are there.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const savings: Feature = {
  noun: "savings",
  routes: [
    { path: "/earn/savings", page: lazy(() => import("./Savings")), open: true },
    { path: "/pools/new", page: lazy(() => import("./NewPool")) },
    { path: "/pool/:id", page: lazy(() => import("./PoolPage")), open: true },
  ],
};
