// News: posts whose words are hashed on the ledger.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const news: Feature = {
  noun: "news",
  routes: [
    { path: "/news", page: lazy(() => import("./News")), open: true },
    { path: "/news/publish", page: lazy(() => import("./Publish")) },
    { path: "/news/publish/:replaces", page: lazy(() => import("./Publish")) },
    { path: "/news/publisher/:account", page: lazy(() => import("./PublisherPage")), open: true },
    { path: "/post/:id", page: lazy(() => import("./PostPage")), open: true },
  ],
};
