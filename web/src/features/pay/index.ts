// Paying and being paid.

import { lazy } from "react";
import type { Feature } from "~/app/features";

const Send = lazy(() => import("./Send"));

export const pay: Feature = {
  noun: "pay",
  routes: [
    { path: "/pay/many", page: lazy(() => import("./Many")) },
    { path: "/pay", page: Send },
    { path: "/pay/:what", page: Send },
    { path: "/receive", page: lazy(() => import("./Receive")) },
    { path: "/held", page: lazy(() => import("./HeldList")) },
    { path: "/held/:id", page: lazy(() => import("./HeldPage")), open: true },
    // A link of ours behind the # of this page's address.
    { path: /^\/tally:.+$/i, page: lazy(() => import("./Followed")), open: true },
  ],
};
