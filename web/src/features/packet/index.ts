// Red packets.

import { lazy } from "react";
import type { Feature } from "~/app/features";

export const packet: Feature = {
  noun: "packet",
  routes: [
    { path: "/packets", page: lazy(() => import("./Packets")) },
    { path: "/packets/new", page: lazy(() => import("./NewPacket")) },
    { path: "/packet/:id", page: lazy(() => import("./PacketPage")), open: true },
  ],
};
