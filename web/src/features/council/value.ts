// What a parameter's digits mean to people: a time, a rate, an amount, a number.

import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useRate, useSpan } from "~/features/earn/numbers";

export type ParameterKind = "span" | "time" | "rate" | "coin" | "number";

export function kindOf(name: string): ParameterKind {
  if (name === "epochs_from.time_ms") return "time";
  if (name.endsWith("_ms")) return "span";
  if (name.endsWith("_bps")) return "rate";
  return name === "stake.min_bond" ? "coin" : "number";
}

export function useParameterName(): (name: string) => string {
  const { names } = useText().council;
  return (name) => names[name] ?? name;
}

/** The value in words; a fee's and an unknown one as amounts of the coin or as they stand. */
export function useValue(fees = false): (name: string, value: string | null | undefined) => string {
  const t = useText().council;
  const format = useFormat();
  const rate = useRate();
  const span = useSpan();
  const { coin } = useNetwork();
  const amount = (value: string) => `${format.amount(value, coin.decimals)} ${coin.code}`;
  return (name, value) => {
    if (value == null || value === "none") return t.gone;
    if (!/^\d+$/.test(value)) return value;
    if (fees) return amount(value);
    switch (kindOf(name)) {
      case "span":
        return span(Number(value));
      case "time":
        return value === "0" ? "0" : format.exactTime(Number(value));
      case "rate":
        return rate(value);
      case "coin":
        return amount(value);
      default:
        return format.count(BigInt(value));
    }
  };
}
