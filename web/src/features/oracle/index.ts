// Price feeds.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const oracle: Feature = {
  noun: "oracle",
  routes: [
    { path: "/feeds", page: lazy(() => import("./Feeds")), open: true },
    { path: "/feed/:id", page: lazy(() => import("./FeedPage")), open: true },
  ],
};
