// Amounts, times and numbers as people of either language write them.

import type { Language } from "../settings";
import { plainAmount } from "./amount";

const LOCALES: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  let it = made.get(key) as T | undefined;
  if (!it) made.set(key, (it = make()));
  return it;
}

// The formatter reads decimal text exactly (ECMA-402 2023), so no amount passes through a float.
const exact = (text: string) => text as `${number}`;

/** `1,234.5`: every digit. */
export function formatAmount(units: bigint | string, decimals: number, language: Language): string {
  const number = once(`n${language}`, () => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 20 }));
  return number.format(exact(plainAmount(units, decimals)));
}

/** Most decimal places that prices below one another share. */
const PRICE_PLACES = 4;

/** `1.1700`: as `formatAmount`, with as many decimal places as its neighbours, so that they stand below one another. */
export function formatPrice(units: bigint | string, decimals: number, language: Language): string {
  const least = Math.min(decimals, PRICE_PLACES);
  const number = once(`p${language}${least}`, () => new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: least, maximumFractionDigits: 20 }));
  return number.format(exact(plainAmount(units, decimals)));
}

/** `1.23M` or `123.45万`, rounded towards nothing; short amounts in full. */
export function formatShort(units: bigint | string, decimals: number, language: Language): string {
  const text = plainAmount(units, decimals);
  const whole = text.replace("-", "").split(".")[0] ?? "";
  if (whole.length <= (language === "zh" ? 4 : 5)) {
    const few = once(`f${language}`, () => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 4, roundingMode: "trunc" } as Intl.NumberFormatOptions));
    return whole === "0" ? formatAmount(units, decimals, language) : few.format(exact(text));
  }
  const short = once(
    `s${language}`,
    () => new Intl.NumberFormat(language === "en" ? "en-US" : "zh-CN", { notation: "compact", maximumFractionDigits: 2, roundingMode: "trunc" } as Intl.NumberFormatOptions),
  );
  return short.format(exact(text));
}

export function formatCount(count: number | bigint, language: Language): string {
  return once(`n${language}`, () => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 20 })).format(count);
}

/** Date and time, to the minute. */
export function formatTime(ms: number, language: Language): string {
  return once(`t${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" })).format(ms);
}

/** To the second, for what is looked up and proved. */
export function formatExactTime(ms: number, language: Language): string {
  return once(`x${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "medium" })).format(ms);
}

export function formatDay(ms: number, language: Language): string {
  return once(`d${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "full" })).format(ms);
}

export function formatClock(ms: number, language: Language): string {
  return once(`c${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { hour: "2-digit", minute: "2-digit" })).format(ms);
}

const STEPS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

/** `3 minutes ago`, `in 2 days`. */
export function formatAgo(ms: number, now: number, language: Language): string {
  const relative = once(`r${language}`, () => new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" }));
  const away = ms - now;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(away) >= step) ?? ["second", 1_000];
  return relative.format(Math.trunc(away / size), unit);
}

/** The beginning and the end of an address or a hash. */
export function shortened(text: string, head = 10, tail = 6): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}
