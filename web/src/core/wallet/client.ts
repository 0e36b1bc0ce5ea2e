// The page's side of the wallet's worker.

import { settings } from "../settings";
import type { Methods, NetworkPin } from "./types";

type Refusal = { code: string; message: { en: string; zh: string }; details?: Record<string, unknown> };

/** What the wallet refuses: a stable code, and a sentence in the reader's language. */
export class WalletError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(refusal: Refusal) {
    // What a bug of ours was about helps whoever mends it.
    const note = refusal.code.startsWith("input.") ? ` (${String(refusal.details?.note ?? refusal.code)})` : "";
    super(refusal.message[settings.get().language] + note);
    this.name = "WalletError";
    this.code = refusal.code;
    this.details = refusal.details ?? {};
  }
}

const BROKEN: Refusal = {
  code: "wallet.Stopped",
  message: { en: "The wallet stopped. Open it again.", zh: "钱包已停止运行，请重新打开。" },
};

type Waiting = { resolve: (answer: string) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let pin: NetworkPin | null = null;
let number = 0;
const waiting = new Map<number, Waiting>();

function failAll(): void {
  for (const { reject } of waiting.values()) reject(new WalletError(BROKEN));
  waiting.clear();
}

function running(): Worker {
  if (worker) return worker;
  const made = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "wallet" });
  made.onmessage = (event: MessageEvent<{ id: number; answer: string | null }>) => {
    const it = waiting.get(event.data.id);
    waiting.delete(event.data.id);
    if (event.data.answer === null) it?.reject(new WalletError(BROKEN));
    else it?.resolve(event.data.answer);
  };
  made.onerror = () => endWallet();
  worker = made;
  // A fresh worker knows no network. Answers come in the order of the questions, so nothing overtakes this one.
  if (pin) void send("network.use", pin).catch(() => {});
  return made;
}

/** Resolves after the next picture, or when nobody looks. */
const afterPaint = () => new Promise<void>((resolve) => (document.visibilityState === "visible" ? requestAnimationFrame(() => setTimeout(resolve)) : resolve()));

/** Which network the wallet is for, now and after every start. It starts by itself once the page stands. */
export async function setNetwork(trusted: NetworkPin): Promise<void> {
  pin = trusted;
  if (!worker) await afterPaint();
  await wallet("network.use", trusted);
}

function send(method: string, input: unknown): Promise<string> {
  number += 1;
  const id = number;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    running().postMessage({ id, method, input: JSON.stringify(input) });
  });
}

/** Asks the wallet. */
export async function wallet<M extends keyof Methods>(method: M, input: Methods[M][0]): Promise<Methods[M][1]> {
  const answer = JSON.parse(await send(method, input)) as { ok: Methods[M][1] } | { error: Refusal };
  if ("error" in answer) throw new WalletError(answer.error);
  return answer.ok;
}

/** Ends the worker and all it knew. The next question starts a fresh one. */
export function endWallet(): void {
  worker?.terminate();
  worker = null;
  failAll();
}
