// What of a referrer's invitees goes into one claim.

import type { Brought } from "~/core/api/schema";

/** Most invitees of one claim, by the ledger's limit. */
const MOST_INVITEES = 64;

/** The invitees with the most due of one campaign. */
export function dueOf(brought: readonly Brought[], campaign: number): { invitees: Brought[]; due: bigint } {
  const due = brought
    .filter((one) => one.campaign === campaign && one.pays && one.due !== "0")
    .sort((a, b) => (BigInt(b.due) > BigInt(a.due) ? 1 : -1))
    .slice(0, MOST_INVITEES);
  return { invitees: due, due: due.reduce((sum, one) => sum + BigInt(one.due), 0n) };
}

/** Addresses in the ledger's order, which is that of their bytes. Bech32 text sorts otherwise. */
export function ascending(accounts: { address: string; hex: string }[]): string[] {
  return [...accounts].sort((a, b) => (a.hex.toLowerCase() < b.hex.toLowerCase() ? -1 : 1)).map((one) => one.address);
}
