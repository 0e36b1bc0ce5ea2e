// Checks what the node says against the network's one public key.

import { getBytes } from "../api/client";
import { paths } from "../api/paths";
import { settings } from "../settings";
import { link } from "../stream/state";
import { wallet, WalletError } from "./client";
import type { Header, ProvedLine } from "./types";

export type Proved = { header: Header; line: ProvedLine; file: string };

/** The proof under `path`, checked. What does not verify is an error that says so. */
export async function prove(path: string): Promise<Proved> {
  const file = await getBytes(path);
  const { header, line } = await wallet("proof.verify", { file, language: settings.get().language });
  return { header, line, file };
}

/** A transaction's receipt, checked, and that it is the one that was asked for. */
export async function proveReceipt(id: string): Promise<Proved> {
  const proved = await prove(paths.transactionProof(id));
  if (proved.line.kind !== "receipt" || proved.line.receipt.transaction !== id) throw new WalletError(OTHER);
  return proved;
}

const OTHER = {
  code: "proof.Other",
  message: { en: "The node proved something else than what was asked for.", zh: "节点所证明的并不是所查询的内容。" },
};

/** Between two checks of the chain's head, at least this long. */
const PAUSE_MS = 1_500;
/** A certificate that has not come by then is left: the next head's is as good. */
const CERTIFICATE_MS = 5_000;

let busy = false;
let last = 0;

/** Checks the head's certificate now and then, while somebody looks. */
export async function verifyHead(height: number): Promise<void> {
  if (busy || Date.now() - last < PAUSE_MS || document.visibilityState !== "visible") return;
  busy = true;
  last = Date.now();
  const hurry = new AbortController();
  const timer = setTimeout(() => hurry.abort(), CERTIFICATE_MS);
  try {
    const certificate = await getBytes(paths.certificate(height), hurry.signal);
    const { header } = await wallet("proof.block", { certificate });
    if (header.height !== height) throw new WalletError(OTHER);
    link.set((now) => ({ ...now, verified: { height: header.height, time_ms: header.time_ms }, refused: null }));
  } catch (error) {
    // A node that is gone proves nothing either way; an answer that does not verify is told.
    if (error instanceof WalletError && error.code.startsWith("proof.")) {
      link.set((now) => ({ ...now, refused: error.message }));
    }
  } finally {
    clearTimeout(timer);
    busy = false;
  }
}
