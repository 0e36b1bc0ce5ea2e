// When a backup that was put off is due: while there is little, later will do; once there is much, it will not.

import type { Holding } from "~/core/holdings";
import { CURRENCY_DECIMALS, useRates, type Currency, type Rate } from "~/core/prices";
import type { AssetBrief } from "~/core/api/schema";
import { useOpen } from "~/core/vault/session";
import { worthOfAll } from "./worth";

export type Due = "no" | "later" | "now";

/** Whole US dollars; where nothing has a price, whole coins. */
const MUCH = 100n;

export function isMuch(holdings: readonly Holding[], rates: (asset: AssetBrief, currency: Currency) => Rate | null): boolean {
  const worth = worthOfAll(holdings, rates, "USD");
  if (worth?.priced.length) return worth.units >= MUCH * 10n ** BigInt(CURRENCY_DECIMALS);
  return holdings.some(({ asset, units }) => asset.id === 0 && units >= MUCH * 10n ** BigInt(asset.decimals));
}

export function useBackupDue(holdings: readonly Holding[]): Due {
  const open = useOpen();
  const rates = useRates();
  if (!open || open.backedUp) return "no";
  return isMuch(holdings, rates) ? "now" : "later";
}
