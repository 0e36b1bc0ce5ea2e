// The newest blocks, as they come.

import { useEffect } from "react";
import { renew } from "~/core/api/cache";
import { onStream } from "~/core/stream/stream";

/** Between two looks, at least this long: blocks may come many times a second. */
const PAUSE_MS = 1_000;

/** Keeps the shown answers under these paths up to date with the chain's head. */
export function useLive(...prefixes: string[]): void {
  const key = prefixes.join(" ");
  useEffect(() => {
    let last = 0;
    const under = key.split(" ");
    return onStream((event) => {
      if (event.type !== "block" || Date.now() - last < PAUSE_MS) return;
      last = Date.now();
      void renew((path) => under.some((prefix) => path.startsWith(prefix)));
    });
  }, [key]);
}
