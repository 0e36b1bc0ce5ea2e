// A key as people give it: `kind:hex`, or an account whose key is known.

import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { PublicKey } from "~/core/api/schema";
import { openNow } from "~/core/vault/session";
import { readRecipient } from "~/features/pay/recipient";
import { publicKeyOf } from "~/features/pay/sealing";

const PLAIN = /^(ed25519|secp256k1|p256):([0-9a-f]+)$/i;

export async function readKey(text: string, unknown: (who: string) => string): Promise<PublicKey> {
  const who = text.trim();
  const plain = PLAIN.exec(who);
  if (plain) return { kind: plain[1]?.toLowerCase() as PublicKey["kind"], key: plain[2]?.toLowerCase() ?? "" };
  const { address } = await readRecipient(who);
  const own = openNow().accounts.find((account) => account.address === address)?.public_key;
  const key = own ?? (await publicKeyOf(await get(paths.account(address))));
  if (!key) throw new Error(unknown(who));
  return key;
}

export const writeKey = (key: PublicKey) => `${key.kind}:${key.key}`;
