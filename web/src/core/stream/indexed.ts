// The stream tells of a block as soon as it is final; the node's index, from which lists and histories come, takes it in a
// moment later. Whoever asked in between would be shown a new balance beside an old list, so it is waited for.

import { get } from "../api/client";
import { paths } from "../api/paths";

const EVERY_MS = 100;
/** An index that hangs is waited for no longer: what there is, is shown. */
const LONGEST_MS = 10_000;

let reached = 0;
let looking: Promise<void> | null = null;

async function look(): Promise<void> {
  const { index } = await get(paths.network);
  // A node without an index has nothing to wait for.
  reached = index ? index.height : Number.MAX_SAFE_INTEGER;
}

/** Resolves once the index has taken in the block, or has not in a long time. */
export async function indexReaches(height: number): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (reached < height && Date.now() < until) {
    looking ??= look().catch(() => {}).finally(() => { looking = null; });
    await looking;
    if (reached < height) await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

/** For a network that began anew. */
export function forgetIndex(): void {
  reached = 0;
}
