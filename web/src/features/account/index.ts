// Accounts of several: opening one, and signing together.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const account: Feature = {
  noun: "account",
  routes: [
    { path: "/accounts/share", page: lazy(() => import("./Share")) },
    { path: "/own/keys", page: lazy(() => import("./Keys")) },
    { path: "/sign", page: lazy(() => import("./Sign")) },
  ],
};
