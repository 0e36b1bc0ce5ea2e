// What is lent, in the shape that amounts are shown in: an asset of the ledger, or a recorded unit such as CNY in cash.

import { useMemo } from "react";
import type { AssetBrief, LoanUnit } from "~/core/api/schema";
import { useFormat } from "~/core/i18n";
import { seen } from "~/ui/Said";

const NO_ASSET = -1;

export const recordedUnit = (name: string, decimals: number): AssetBrief => ({ id: NO_ASSET, code: seen(name), name: seen(name), decimals, issuer: "" });

export function unitOf(unit: LoanUnit, assets: readonly AssetBrief[]): AssetBrief | undefined {
  return "recorded" in unit ? recordedUnit(unit.recorded.name, unit.recorded.decimals) : assets.find((asset) => asset.id === unit.asset);
}

export function useUnit(unit: LoanUnit | undefined, assets: readonly AssetBrief[]): AssetBrief | undefined {
  return useMemo(() => unit && unitOf(unit, assets), [unit, assets]);
}

/** An amount with its unit, as a text for buttons and sentences. */
export function useSaid(): (units: bigint | string, unit: Pick<AssetBrief, "code" | "decimals"> | undefined) => string {
  const format = useFormat();
  return (units, unit) => (unit ? `${format.amount(units, unit.decimals)} ${unit.code}` : "…");
}
