// Referral: a share of the fees of those one brought.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const referral: Feature = {
  noun: "referral",
  routes: [
    { path: "/earn/referral", page: lazy(() => import("./Referral")), open: true },
    { path: "/campaigns/referral", page: lazy(() => import("./NewReferral")) },
    { path: "/refer/:campaign/:referrer", page: lazy(() => import("./Invited")), open: true },
    // The wallet's referral link behind the # of this page's address.
    { path: /^\/tally:refer\/(?<campaign>\d+)\/(?<referrer>[^/]+)$/i, page: lazy(() => import("./Invited")), open: true },
  ],
};
