// What the page says. `en` is the type: a sentence that 中文 lacks fails the build. One file a noun and language.

import { useMemo } from "react";
import type { Memo, Action } from "../api/schema";
import { formatAgo, formatAmount, formatClock, formatCount, formatDay, formatExactTime, formatPrice, formatShort, formatTime } from "../money/format";
import { settings, useSettings, type Language } from "../settings";
import { store, useStore } from "../store";
import { en } from "./en";

/** Every text of the page. */
export type Messages = typeof en;
/** What an operation is called. */
export type KindNames = Record<Action["kind"] | "fee", string>;

const said = store<Messages>(en);

export const useText = () => useStore(said);
/** For code that is no component. */
export const textNow = () => said.get();

/** Speaks the chosen language; 中文 is fetched when it is first needed. */
export async function speak(language: Language): Promise<void> {
  said.set(language === "zh" ? (await import("./zh")).zh : en);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function followLanguage(): Promise<void> {
  let now = settings.get().language;
  settings.follow(() => {
    if (settings.get().language === now) return;
    now = settings.get().language;
    void speak(now);
  });
  return speak(now);
}

/** Numbers and times in the reader's language. */
export function useFormat() {
  const { language } = useSettings();
  return useMemo(
    () => ({
      language,
      amount: (units: bigint | string, decimals: number) => formatAmount(units, decimals, language),
      price: (units: bigint | string, decimals: number) => formatPrice(units, decimals, language),
      short: (units: bigint | string, decimals: number) => formatShort(units, decimals, language),
      count: (count: number | bigint) => formatCount(count, language),
      time: (ms: number) => formatTime(ms, language),
      exactTime: (ms: number) => formatExactTime(ms, language),
      day: (ms: number) => formatDay(ms, language),
      clock: (ms: number) => formatClock(ms, language),
      ago: (ms: number, now: number) => formatAgo(ms, now, language),
    }),
    [language],
  );
}

export const memoText = (memo: Memo | null | undefined): string | null => (memo && "text" in memo ? memo.text : null);
