// What an account holds, with its assets, the coin always first.

import { useMemo } from "react";
import { paths } from "./api/paths";
import { useQuery } from "./api/query";
import type { AssetBrief, Balance } from "./api/schema";
import { useNetwork } from "./network";
import { useSettings } from "./settings";

export type Holding = { asset: AssetBrief; balance: Balance; units: bigint };

const NOTHING = { amount: "0", frozen: false, allowed: false, accepted: true };

export function useHoldings(address: string | null | undefined) {
  const { coin } = useNetwork();
  const { putAway } = useSettings();
  const account = useQuery(address ? paths.account(address) : null);
  return useMemo(() => {
    const assets = new Map((account.data?.assets ?? []).map((asset) => [asset.id, asset]));
    const all: Holding[] = (account.data?.balances ?? []).flatMap((balance) => {
      const asset = assets.get(balance.asset);
      return asset ? [{ asset, balance, units: BigInt(balance.amount) }] : [];
    });
    if (account.data && !all.some((holding) => holding.asset.id === 0)) all.unshift({ asset: coin, balance: { ...NOTHING, asset: 0 }, units: 0n });
    return {
      ...account,
      account: account.data,
      all,
      /** What the owner asked for and has not put away. */
      shown: all.filter(({ asset, balance }) => balance.accepted && !putAway.includes(asset.id)),
      /** What came unasked, or was put away. */
      shelf: all.filter(({ asset, balance }) => !balance.accepted || putAway.includes(asset.id)),
    };
  }, [account.data, account.error, account.loading, coin, putAway]);
}
