// The stream: one WebSocket that tells of blocks, of our accounts and of transactions we wait for. It connects again by
// itself, waiting longer each time, and whoever comes back from the dark asks for everything anew.

import { renew } from "../api/cache";
import type { StreamEvent, Topic } from "../api/schema";
import { indexReaches } from "./indexed";
import { link } from "./state";

type Of<Kind extends StreamEvent["type"]> = Extract<StreamEvent, { type: Kind }>;
type Listener = (event: StreamEvent) => void;

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

let socket: WebSocket | null = null;
let wait = FIRST_MS;
let retry: ReturnType<typeof setTimeout> | undefined;
let wasOpen = false;
const topics = new Map<string, { topic: Topic; count: number }>();
const listeners = new Set<Listener>();

function say(word: "subscribe" | "unsubscribe", topic: Topic): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ [word]: topic }));
}

export function onStream(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows a topic until the answer is called. */
export function subscribe(topic: Topic): () => void {
  const key = JSON.stringify(topic);
  const known = topics.get(key);
  if (known) known.count += 1;
  else {
    topics.set(key, { topic, count: 1 });
    say("subscribe", topic);
  }
  return () => {
    const it = topics.get(key);
    if (!it) return;
    it.count -= 1;
    if (it.count > 0) return;
    topics.delete(key);
    say("unsubscribe", topic);
  };
}

/** Resolves when the transaction is final, and never before. */
export function whenFinal(id: string): { promise: Promise<Of<"transaction">>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<Of<"transaction">>((resolve) => {
    const end = onStream((event) => event.type === "transaction" && event.id === id && resolve(event));
    const leave = subscribe({ transaction: id });
    stop = () => {
      end();
      leave();
    };
  });
  return { promise, stop: () => stop() };
}

/** Everything an account shows, asked for at once. */
export function renewAccount(account: string): Promise<void> {
  const encoded = encodeURIComponent(account);
  return renew((path) => path.includes(encoded) || /^\/v1\/(packets|mandates|held|assets|loans|deals|markets|stablecoins|baskets|redemptions|feeds)\b/.test(path));
}

function hear(event: StreamEvent): void {
  if (event.type === "block") {
    link.set((now) => ({ ...now, phase: "live", height: event.block.height, time_ms: event.block.time_ms, heard_ms: Date.now() }));
  }
  if (event.type === "activity") void indexReaches(event.height).then(() => renewAccount(event.account));
  for (const listener of [...listeners]) listener(event);
}

function later(): void {
  clearTimeout(retry);
  // A little chance keeps a thousand pages from coming back in the same instant.
  retry = setTimeout(connect, wait * (0.75 + Math.random() / 2));
  wait = Math.min(wait * 2, LONGEST_MS);
}

export function connect(): void {
  clearTimeout(retry);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  const made = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/stream?lang=${document.documentElement.lang || "en"}`);
  socket = made;
  made.onopen = () => {
    wait = FIRST_MS;
    link.set((now) => ({ ...now, phase: "live", heard_ms: Date.now() }));
    for (const { topic } of topics.values()) say("subscribe", topic);
    if (wasOpen) void renew(() => true);
    wasOpen = true;
  };
  made.onmessage = (message) => {
    try {
      hear(JSON.parse(String(message.data)) as StreamEvent);
    } catch {
      // A message that is not ours changes nothing.
    }
  };
  made.onclose = () => {
    if (socket !== made) return;
    socket = null;
    link.set((now) => ({ ...now, phase: "offline" }));
    later();
  };
}

/** Begins to follow the network. */
export function startStream(): void {
  subscribe("blocks");
  connect();
  window.addEventListener("online", () => {
    wait = FIRST_MS;
    connect();
  });
  window.addEventListener("offline", () => link.set((now) => ({ ...now, phase: "offline" })));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && connect());
}
