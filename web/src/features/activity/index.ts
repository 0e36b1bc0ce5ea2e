// What happened to an account.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const activity: Feature = {
  noun: "activity",
  routes: [
    { path: "/activity", page: lazy(() => import("./Activity")) },
    { path: "/activity/statement", page: lazy(() => import("./Statement")) },
  ],
};
