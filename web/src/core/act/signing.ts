// Who of this wallet can sign for an account, and whether it is enough.

import type { Account, PublicKey, Transaction } from "../api/schema";
import { isPasskey, signWithPasskey } from "../vault/passkeys";
import { openNow } from "../vault/session";
import { wallet } from "../wallet/client";
import type { Draft, VaultAccount } from "../wallet/types";

const sameKey = (a: PublicKey, b: PublicKey) => a.kind === b.kind && a.key.toLowerCase() === b.key.toLowerCase();

export type Signing = {
  /** Accounts of this wallet whose keys speak for it. */
  signers: VaultAccount[];
  /** What they weigh together, and what is needed. */
  weight: number;
  threshold: number;
};

/** How this wallet can sign for the account of `record`. */
export function signingFor(record: Account, accounts: VaultAccount[]): Signing {
  const own = accounts.find((one) => one.address === record.address);
  if (!record.authority) {
    const able = own && (own.origin !== "watch" || isPasskey(own.address));
    return { signers: able ? [own] : [], weight: able ? 1 : 0, threshold: 1 };
  }
  const { keys, threshold } = record.authority;
  const signers = accounts.filter((one) => one.origin !== "watch" && one.public_key && keys.some(({ key }) => sameKey(key, one.public_key as PublicKey)));
  const passkey = own && isPasskey(own.address) && keys.some(({ key }) => key.kind === "p256") ? [own] : [];
  const all = [...signers, ...passkey];
  return { signers: all, weight: keys.filter(({ key }) => all.some((one) => (one.public_key ? sameKey(key, one.public_key) : key.kind === "p256"))).reduce((sum, one) => sum + one.weight, 0), threshold };
}

/** What the signatures that a transaction has for an account weigh. */
export function weightOf(transaction: Transaction | undefined, record: Account): number {
  const signatures = transaction?.witnesses.find((witness) => witness.account === record.address)?.signatures ?? [];
  if (!record.authority) return signatures.length ? 1 : 0;
  return record.authority.keys.filter(({ key }) => signatures.some((one) => sameKey(one, key))).reduce((sum, one) => sum + one.weight, 0);
}

export const thresholdOf = (record: Account) => record.authority?.threshold ?? 1;

/** Signs with everything that this wallet has for the account. */
export async function signAll(draft: string, address: string, signers: VaultAccount[]): Promise<Draft> {
  let signed: Draft | null = null;
  for (const signer of signers) {
    const now: string = signed?.draft ?? draft;
    signed = isPasskey(signer.address) && signer.origin === "watch" ? await signWithPasskey(now, address) : await wallet("transaction.sign", { vault: openNow().vault, account: signer.name, draft: now, for: address });
  }
  return signed ?? wallet("transaction.read", { bytes: draft });
}
