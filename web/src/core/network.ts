// Which network this page trusts. The first one it meets is kept; a node that later speaks for another is not believed
// until the reader says so.

import { get, Unreachable } from "./api/client";
import { forgetAll } from "./api/cache";
import { paths } from "./api/paths";
import type { Network } from "./api/schema";
import { store, useStore } from "./store";
import { forgetIndex } from "./stream/indexed";
import { setNetwork } from "./wallet/client";
import type { NetworkPin } from "./wallet/types";

export type NetworkState =
  | { phase: "asking" }
  | { phase: "unreachable" }
  /** The wallet itself cannot start here. */
  | { phase: "broken"; message: string }
  | { phase: "other"; pinned: NetworkPin; found: Network }
  | { phase: "ready"; network: Network };

const KEY = "tally.network";

export const network = store<NetworkState>({ phase: "asking" });

export const useNetworkState = () => useStore(network);

/** The network; only below the place in the page that waits for it. */
export function useNetwork(): Network {
  const state = useStore(network);
  if (state.phase !== "ready") throw new Error("the page shows nothing before it knows its network");
  return state.network;
}

function pinOf({ chain_id, genesis, prefix, public_key }: NetworkPin): NetworkPin {
  return { chain_id, genesis, prefix, public_key };
}

function pinned(): NetworkPin | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as NetworkPin | null;
  } catch {
    return null;
  }
}

export function trust(found: Network): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(pinOf(found)));
  } catch {
    // Without storage the network is trusted for as long as the page is open.
  }
  forgetAll();
  forgetIndex();
  network.set({ phase: "ready", network: found });
  // The page is shown while the wallet still starts; whatever it is asked meanwhile waits for it.
  setNetwork(pinOf(found)).catch((error: unknown) => network.set({ phase: "broken", message: (error as Error).message }));
}

const AGAIN_MS = 2_000;

/** Asks the node for its network, again and again until it answers. */
export async function meetNetwork(): Promise<void> {
  for (;;) {
    try {
      const found = await get(paths.network);
      const known = pinned();
      if (known && (known.genesis !== found.genesis || known.public_key !== found.public_key)) return network.set({ phase: "other", pinned: known, found });
      return trust(found);
    } catch (error) {
      if (!(error instanceof Unreachable)) return network.set({ phase: "broken", message: (error as Error).message });
      network.set({ phase: "unreachable" });
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
