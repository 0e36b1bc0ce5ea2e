// The key that a memo is sealed to. An address is only a hash of it, so it is looked for where it was shown: in the
// account's authority, or beside a signature that it once made.

import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Account, PublicKey } from "~/core/api/schema";
import { wallet } from "~/core/wallet/client";

export async function publicKeyOf(account: Account): Promise<PublicKey | null> {
  if (account.authority) {
    const [only, ...more] = account.authority.keys;
    return only && !more.length && only.key.kind === "ed25519" ? only.key : null;
  }
  const { items } = await get(paths.activity(account.address, { limit: 20 }));
  for (const line of items.filter((one) => one.direction === "out" || one.fee).slice(0, 3)) {
    const { transaction } = await get(paths.transaction(line.transaction));
    const signature = transaction?.witnesses.find((witness) => witness.account === account.address)?.signatures[0];
    if (signature?.kind !== "ed25519") continue;
    const key = { kind: signature.kind, key: signature.key };
    // The node only says so; the address proves it.
    if ((await wallet("address.of_key", key)).address === account.address) return key;
  }
  return null;
}
