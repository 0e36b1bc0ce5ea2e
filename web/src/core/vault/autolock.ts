// Locks the wallet when nobody has touched any of the page's tabs for a while, and locks all tabs when one is locked.

import { settings } from "../settings";
import { lock, session } from "./session";

type Message = { type: "active"; at: number } | { type: "lock" } | { type: "who" } | { type: "open" };

const CHECK_MS = 5_000;
/** A touch is told to the other tabs at most this often. */
const TELL_MS = 2_000;

let active = Date.now();
let told = 0;
let channel: BroadcastChannel | null = null;

function touched(): void {
  active = Date.now();
  if (active - told < TELL_MS) return;
  told = active;
  channel?.postMessage({ type: "active", at: active } satisfies Message);
}

function check(): void {
  const now = session.get();
  if (now.phase === "open" && !now.demo && Date.now() - active > settings.get().autoLockMinutes * 60_000) void lockEverywhere();
}

/** Locks here and in every other tab. */
export function lockEverywhere(): Promise<void> {
  channel?.postMessage({ type: "lock" } satisfies Message);
  return lock();
}

/** Tabs that are heard of within this time count. */
const ANSWER_MS = 300;
let answered = 0;

/** In how many tabs the wallet is open, this one included. */
export async function countTabs(): Promise<number> {
  answered = 0;
  channel?.postMessage({ type: "who" } satisfies Message);
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  return 1 + answered;
}

function hear(message: Message): void {
  switch (message.type) {
    case "active":
      active = Math.max(active, message.at);
      return;
    case "lock":
      return void lock();
    case "who":
      if (session.get().phase === "open") channel?.postMessage({ type: "open" } satisfies Message);
      return;
    case "open":
      answered += 1;
  }
}

export function startAutoLock(): void {
  channel = new BroadcastChannel("tally");
  channel.onmessage = (event: MessageEvent<Message>) => hear(event.data);
  for (const kind of ["pointerdown", "keydown", "wheel"] as const) window.addEventListener(kind, touched, { passive: true, capture: true });
  // Timers sleep with the tab, so waking asks at once.
  document.addEventListener("visibilitychange", check);
  setInterval(check, CHECK_MS);
}
