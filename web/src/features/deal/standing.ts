// Who somebody is in a deal, and whether the next step is theirs. Only says what the ledger would take.

import type { Deal } from "~/core/api/schema";

export type Role = "buyer" | "seller" | "arbiter";

export function roleOf(deal: Deal, me: string | undefined): Role | null {
  if (me === undefined) return null;
  return me === deal.buyer ? "buyer" : me === deal.seller ? "seller" : me === deal.arbiter?.account ? "arbiter" : null;
}

export const agreedOf = (deal: Deal, role: Role): boolean => (role === "seller" ? deal.seller_agreed : role === "arbiter" ? deal.arbiter_agreed : true);

export const passed = (deal: Deal, now_ms: number): boolean => deal.deadline_ms != null && now_ms > deal.deadline_ms;

/** Whether the deal waits for somebody in this role. */
export function yours(deal: Deal, role: Role | null, now_ms: number): boolean {
  if (!role || passed(deal, now_ms)) return false;
  switch (deal.stage) {
    case "offered":
      return !agreedOf(deal, role);
    case "accepted":
      return role === "seller";
    case "shipped":
      return role === "buyer";
    case "disputed":
      return role === "arbiter";
    default:
      return false;
  }
}

/** What the arbiter takes of the price: rounded down, in favour of the two. */
export const feeOf = (price: bigint, fee_bps: number): bigint => (price * BigInt(fee_bps)) / 10_000n;
