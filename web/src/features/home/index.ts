// What one has, at a glance.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const home: Feature = {
  noun: "home",
  routes: [{ path: "/", page: lazy(() => import("./Home")) }],
};
