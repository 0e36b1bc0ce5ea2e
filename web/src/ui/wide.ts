// Whether there is room for two columns. Where what stands beside must stand below on a phone, the page itself has to know:
// style sheets move what is seen, but not the order in which the keyboard and screen readers go through it.

import { useSyncExternalStore } from "react";

/** As in the style sheets. */
const wide = matchMedia("(min-width: 960px)");

function follow(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}

export const useWide = (): boolean => useSyncExternalStore(follow, () => wide.matches);
