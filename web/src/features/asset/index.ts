// Assets: those one has, those one may add, and those one issues.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const asset: Feature = {
  noun: "asset",
  routes: [
    { path: "/assets", page: lazy(() => import("./Assets")) },
    { path: "/assets/add", page: lazy(() => import("./AddAsset")) },
    { path: "/assets/add/:what", page: lazy(() => import("./AddAsset")) },
    { path: "/assets/issue", page: lazy(() => import("./Issue")) },
    { path: "/asset/:id", page: lazy(() => import("./AssetPage")), open: true },
  ],
};
