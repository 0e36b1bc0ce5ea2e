// Prices in components.

import { useMemo } from "react";
import { paths } from "../api/paths";
import { useQuery } from "../api/query";
import type { AssetBrief } from "../api/schema";
import { useNetwork } from "../network";
import { useSettings } from "../settings";
import { CURRENCIES, rateOf, type Currency, type Rate } from "./rates";

export { CURRENCIES, CURRENCY_DECIMALS, TIMELESS, unitsFor, worthOf, type Currency, type Rate } from "./rates";

export const isCurrency = (unit: string): unit is Currency => (CURRENCIES as readonly string[]).includes(unit);

/** What assets are worth, as far as the feeds say it. */
export function useRates(): (asset: AssetBrief, currency: Currency) => Rate | null {
  const { coin } = useNetwork();
  const feeds = useQuery(paths.feeds).data;
  // Whoever asks for no prices is asked for no more.
  const priced = !!feeds?.items.length;
  const coins = useQuery(priced ? paths.stablecoins : null).data;
  const baskets = useQuery(priced ? paths.baskets : null).data;
  return useMemo(() => {
    const sources = { coin, feeds: feeds?.items ?? [], coins: coins?.items ?? [], baskets: baskets?.items ?? [] };
    const known = new Map<string, Rate | null>();
    return (asset: AssetBrief, currency: Currency) => {
      const key = `${asset.id} ${currency}`;
      if (!known.has(key)) known.set(key, rateOf(sources, asset, currency));
      return known.get(key) ?? null;
    };
  }, [coin, feeds, coins, baskets]);
}

/** The currency that the reader counts in: the chosen one, or the one of the language. */
export function useCurrency(): Currency {
  const { unit, language } = useSettings();
  return isCurrency(unit) ? unit : language === "zh" ? "CNY" : "USD";
}
