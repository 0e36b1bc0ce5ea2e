// One's own: safety, accounts, contacts, and how the page looks.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const own: Feature = {
  noun: "own",
  routes: [
    { path: "/own", page: lazy(() => import("./Own")) },
    { path: "/own/accounts", page: lazy(() => import("./OwnAccounts")) },
    { path: "/own/backup", page: lazy(() => import("./Backup")) },
    { path: "/own/export", page: lazy(() => import("./Export")) },
    { path: "/own/pass", page: lazy(() => import("./ChangePass")) },
    { path: "/own/touch", page: lazy(() => import("./Touch")) },
    { path: "/own/name", page: lazy(() => import("./Name")) },
    { path: "/contacts", page: lazy(() => import("./Contacts")) },
  ],
};
