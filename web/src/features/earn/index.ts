// Everything that earns, at a glance.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const earn: Feature = { noun: "earn", routes: [{ path: "/earn", page: lazy(() => import("./Earn")), open: true }] };
