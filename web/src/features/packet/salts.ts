// Which nonce a packet was made with: with the account's key, all that its link follows from. Not secret by itself, and
// found again in the packet's transaction when this browser does not know it.

import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Packet } from "~/core/api/schema";
import { openNow } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";

const KEY = "tally.packets";

function read(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

export function rememberSalt(packet: number, salt: string): void {
  localStorage.setItem(KEY, JSON.stringify({ ...read(), [packet]: salt }));
}

async function salts(packet: Packet): Promise<string[]> {
  const known = read()[packet.id];
  if (known !== undefined) return [known];
  const lines = await get(paths.activity(packet.creator, { kind: "create_packet", limit: 100 }));
  const made = lines.items.filter((line) => line.height === packet.height);
  const found = await Promise.all(made.map((line) => get(paths.transaction(line.transaction))));
  return found.flatMap((answer) => (answer.transaction ? [String(answer.transaction.nonce)] : []));
}

/** The link of a packet that one of our accounts made. */
export async function linkOf(packet: Packet): Promise<string | null> {
  const { vault, accounts } = openNow();
  const account = accounts.find((one) => one.address === packet.creator);
  if (!account) return null;
  for (const salt of await salts(packet)) {
    const { claim_key } = await wallet("packet.key", { vault, account: account.name, salt });
    if (claim_key === packet.claim_key) return (await wallet("packet.link", { vault, account: account.name, salt, packet: packet.id })).link;
  }
  return null;
}
