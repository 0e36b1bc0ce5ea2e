// Beginning: a demo, a new wallet, or one that is brought along.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const start: Feature = {
  noun: "start",
  routes: [
    { path: "/create", page: lazy(() => import("./Create")), open: "without" },
    { path: "/import", page: lazy(() => import("./Import")), open: "unlocked" },
  ],
};
