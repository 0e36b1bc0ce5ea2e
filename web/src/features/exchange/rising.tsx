// Rising and falling, in the colours of the reader's choice: in China a rising price is red.

import type { ReactNode } from "react";
import { useFormat, useText } from "~/core/i18n";
import { useSettings } from "~/core/settings";
import { changeBps, pricePlaces, scaledPrice, type Pair } from "./price";

export function useWayColours(): { up: string; down: string } {
  const { rising } = useSettings();
  return rising === "red" ? { up: "var(--danger)", down: "var(--in)" } : { up: "var(--in)", down: "var(--danger)" };
}

export function Way({ up, children }: { up: boolean | null; children: ReactNode }) {
  const colours = useWayColours();
  return <span className="num" style={up === null ? undefined : { color: up ? colours.up : colours.down }}>{children}</span>;
}

/** `+3.12%` since the first trade of the last 24 hours. */
export function Change({ pair }: { pair: Pair }) {
  const bps = changeBps(pair.market);
  if (bps === null) return <span className="num">—</span>;
  const sign = bps > 0 ? "+" : bps < 0 ? "−" : "";
  return <Way up={bps === 0 ? null : bps > 0}>{`${sign}${(Math.abs(bps) / 100).toFixed(2)}%`}</Way>;
}

/** Prices with more places than these are shown without their last noughts. */
const MOST_PADDED = 8;

/** Writes a price of the pair in the reader's language, all of a market's prices with the same places, so that they can be compared at sight. */
export function usePriceText(pair: Pair | null): (ticks: number | bigint) => string {
  const format = useFormat();
  const places = pair ? pricePlaces(pair) : 0;
  return (ticks) => {
    if (!pair) return "…";
    const text = format.amount(scaledPrice(pair, ticks, places), places);
    if (places === 0 || places > MOST_PADDED) return text;
    const [whole, part = ""] = text.split(".");
    return `${whole}.${part.padEnd(places, "0")}`;
  };
}

export function usePairName(): (pair: Pair) => string {
  const t = useText().exchange;
  return (pair) => t.pair(pair.base.code, pair.quote.code);
}
