// How the page stands to its node: connected or not, how far it is, and how far the network's certificates were checked.

import { store, useStore } from "../store";

export type Verified = { height: number; time_ms: number };

export type LinkState = {
  phase: "connecting" | "live" | "offline";
  height: number;
  /** The last block's time, by the network's clock. */
  time_ms: number;
  /** When the last block arrived here. */
  heard_ms: number;
  /** The last header whose certificate the wallet checked. */
  verified: Verified | null;
  /** What the node said that did not verify. */
  refused: string | null;
};

export const link = store<LinkState>({ phase: "connecting", height: 0, time_ms: 0, heard_ms: 0, verified: null, refused: null });

export const useLink = () => useStore(link);

/** An empty network makes a block a second; ten without one mean that something is wrong. */
const BEHIND_MS = 10_000;

export function isBehind(state: LinkState, now: number): boolean {
  return state.phase === "live" && state.heard_ms > 0 && now - state.heard_ms > BEHIND_MS;
}
