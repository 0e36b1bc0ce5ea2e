// Standing orders and subscriptions.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const mandate: Feature = {
  noun: "mandate",
  routes: [
    { path: "/mandates", page: lazy(() => import("./Mandates")) },
    { path: "/mandates/new", page: lazy(() => import("./NewMandate")) },
    { path: "/mandate/:id", page: lazy(() => import("./MandatePage")), open: true },
  ],
};
