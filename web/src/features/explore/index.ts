// The ledger for everyone to look at.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const explore: Feature = {
  noun: "explore",
  routes: [
    { path: "/explore", page: lazy(() => import("./Explore")), open: true },
    { path: "/blocks", page: lazy(() => import("./Blocks")), open: true },
    { path: "/transactions", page: lazy(() => import("./Transactions")), open: true },
    { path: "/block/:block", page: lazy(() => import("./BlockPage")), open: true },
    { path: "/transaction/:id", page: lazy(() => import("./TransactionPage")), open: true },
    { path: "/account/:account", page: lazy(() => import("./AccountPage")), open: true },
  ],
};
