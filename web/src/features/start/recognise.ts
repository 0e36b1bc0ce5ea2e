// What a text or a file may be, and the accounts it could mean with what each holds.

import { get, toHex } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Account } from "~/core/api/schema";
import { wallet } from "~/core/wallet/client";
import type { Candidate, Found } from "~/core/wallet/types";

export type Offer = { candidate: Candidate; account: Account | null };

const LARGEST = 256 * 1024;

export async function recognise(text: string, extra?: string): Promise<Found> {
  const answer = await wallet("import.recognise", { text, ...(extra && { extra }) });
  return "found" in answer ? answer.found : answer;
}

const bytesOf = async (file: File) => new Uint8Array(await file.slice(0, LARGEST).arrayBuffer());

/** What stands in a text file; nothing when it is a binary one. */
export async function textOf(file: File): Promise<string | null> {
  const bytes = await bytesOf(file);
  return bytes.some((byte) => byte < 9) ? null : new TextDecoder().decode(bytes);
}

export async function recogniseFile(file: File): Promise<Found> {
  const answer = await wallet("import.recognise", { bytes: toHex(await bytesOf(file)) });
  return "found" in answer ? answer.found : answer;
}

/** The candidates with their balances; a node that is away costs the balances only. */
export async function offers(candidates: Candidate[]): Promise<Offer[]> {
  return Promise.all(candidates.map(async (candidate) => ({ candidate, account: await get(paths.account(candidate.address)).catch(() => null) })));
}

/** Those that were used; if none was, the first. */
export function chosenAtFirst(all: Offer[]): Set<string> {
  const used = all.filter((offer) => offer.account?.exists).map((offer) => offer.candidate.address);
  return new Set(used.length ? used : all.slice(0, 1).map((offer) => offer.candidate.address));
}

/** `base`, or `base 2`, `base 3` … where it is taken. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base} ${number}`;
  return name;
}

/** Whether the pass phrase opens the keystore: tried on a vault of its own, which is wiped at once. */
export async function tryKeystore(file: string, pass_phrase: string): Promise<void> {
  const { vault } = await wallet("vault.new", { pass_phrase: crypto.randomUUID() });
  try {
    await wallet("vault.add", { vault, name: "keystore", origin: { keystore: { file, pass_phrase } } });
  } finally {
    await wallet("vault.lock", { vault });
  }
}
