// What an account holds, with its assets: the coin first, unless the reader has another order.

import { useMemo } from "react";
import { paths } from "./api/paths";
import { useQuery } from "./api/query";
import type { Account, AssetBrief, Balance } from "./api/schema";
import { whole, type Whole } from "./api/whole";
import { useNetwork } from "./network";
import { useSettings } from "./settings";

export type Holding = { asset: AssetBrief; balance: Balance; units: bigint };

const NOTHING = { amount: "0", frozen: false, allowed: false, accepted: true };

/** In the reader's order; what has no place in it follows as the ledger gives it. */
export function arranged(holdings: readonly Holding[], order: readonly number[]): Holding[] {
  const place = ({ asset }: Holding) => (order.includes(asset.id) ? order.indexOf(asset.id) : order.length);
  return holdings.toSorted((a, b) => place(a) - place(b));
}

/** The order after `id` has moved past its neighbour among the shown. */
export function moved(shown: readonly number[], id: number, step: -1 | 1): number[] {
  const from = shown.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= shown.length) return [...shown];
  return shown.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** What comes with the account, and the rest of a long list: each asset once, and the coin first. */
export function held(account: Pick<Account, "balances" | "assets"> | undefined, rest: Whole<Balance> | undefined): Holding[] {
  const assets = new Map([...(rest?.assets ?? []), ...(account?.assets ?? [])].map((asset) => [asset.id, asset]));
  const balances = new Map<number, Balance>();
  for (const balance of [...(account?.balances ?? []), ...(rest?.items ?? [])]) if (!balances.has(balance.asset)) balances.set(balance.asset, balance);
  return [...balances.values()]
    .flatMap((balance) => {
      const asset = assets.get(balance.asset);
      return asset ? [{ asset, balance, units: BigInt(balance.amount) }] : [];
    })
    .toSorted((a, b) => Number(a.asset.id !== 0) - Number(b.asset.id !== 0));
}

export function useHoldings(address: string | null | undefined) {
  const { coin } = useNetwork();
  const { putAway, order } = useSettings();
  const account = useQuery(address ? paths.account(address) : null);
  const rest = useQuery(address && account.data?.more_balances ? whole(paths.balances(address)) : null).data;
  return useMemo(() => {
    const all = held(account.data, rest);
    if (account.data && !all.some((holding) => holding.asset.id === 0)) all.unshift({ asset: coin, balance: { ...NOTHING, asset: 0 }, units: 0n });
    return {
      ...account,
      account: account.data,
      all,
      /** Whether it holds even more. */
      cut: !!rest?.cut,
      /** What the owner asked for and has not put away. */
      shown: arranged(all.filter(({ asset, balance }) => balance.accepted && !putAway.includes(asset.id)), order),
      /** What came unasked, or was put away. */
      shelf: all.filter(({ asset, balance }) => !balance.accepted || putAway.includes(asset.id)),
    };
  }, [account.data, account.error, account.loading, rest, coin, putAway, order]);
}
