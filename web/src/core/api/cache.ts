// Answers of the node, kept by path: each is asked for once however many components show it, and asked for again when
// the stream says that it changed. Answers that belong together are asked for together and shown together.

import { read } from "./whole";

type Kept = { data?: unknown; error?: Error; at: number; turn?: number; asking?: Promise<void> };

const kept = new Map<string, Kept>();
const followers = new Map<string, Set<() => void>>();
/** Answers younger than this are not asked for again when a component appears. */
const FRESH_MS = 4_000;
/** Most answers kept that nobody shows. */
const MOST = 300;

const NOTHING: Kept = { at: 0 };

export const peek = (path: string): Kept => kept.get(path) ?? NOTHING;

function put(path: string, change: Partial<Kept>): void {
  kept.set(path, { ...peek(path), ...change });
}

function tell(path: string): void {
  for (const listener of [...(followers.get(path) ?? [])]) listener();
}

let turns = 0;

async function answer(path: string): Promise<Partial<Kept>> {
  turns += 1;
  const turn = turns;
  try {
    return { data: await read(path), error: undefined as never, at: Date.now(), turn };
  } catch (error) {
    return { error: error as Error, at: Date.now(), turn };
  }
}

/** Answers overtake one another. What was asked for earlier never takes the place of what was asked for later. */
function take(path: string, change: Partial<Kept>): void {
  if ((change.turn ?? 0) >= (peek(path).turn ?? 0)) put(path, change);
}

/** Asks for the path unless somebody is asking already. */
export function ask(path: string): Promise<void> {
  const asking = peek(path).asking;
  if (asking) return asking;
  const asked = answer(path).then((change) => {
    put(path, { asking: undefined as never });
    take(path, change);
    tell(path);
  });
  put(path, { asking: asked });
  tell(path);
  return asked;
}

export function follow(path: string, listener: () => void): () => void {
  const set = followers.get(path) ?? new Set();
  followers.set(path, set.add(listener));
  if (Date.now() - peek(path).at > FRESH_MS) void ask(path);
  return () => {
    set.delete(listener);
    if (set.size === 0) followers.delete(path);
    forgetOld();
  };
}

function forgetOld(): void {
  for (const path of kept.keys()) {
    if (kept.size <= MOST) return;
    if (!followers.has(path)) kept.delete(path);
  }
}

/**
 * Asks again for every shown answer that matches, and shows all of the new ones at once, so that a balance and the line
 * that explains it never disagree. What nobody shows is forgotten.
 */
export async function renew(matches: (path: string) => boolean): Promise<void> {
  const shown = [...kept.keys()].filter(matches);
  const due = shown.filter((path) => followers.has(path));
  for (const path of shown) if (!followers.has(path)) kept.delete(path);
  const answers = await Promise.all(due.map(answer));
  due.forEach((path, place) => take(path, answers[place] ?? {}));
  for (const path of due) tell(path);
}

/** For tests, and for a network that began anew. */
export function forgetAll(): void {
  const paths = [...kept.keys()];
  kept.clear();
  for (const path of paths) if (followers.has(path)) void ask(path);
}
