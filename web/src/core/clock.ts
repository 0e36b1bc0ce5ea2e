// The time that passes, for what is shown as "3 minutes ago".

import { useEffect } from "react";
import { store, useStore } from "./store";

const now = store(Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time now, a second or so old. */
export function useNow(): number {
  useEffect(() => {
    watchers += 1;
    if (watchers === 1) timer = setInterval(() => now.set(Date.now()), 1_000);
    return () => {
      watchers -= 1;
      if (watchers === 0) clearInterval(timer);
    };
  }, []);
  return useStore(now);
}
