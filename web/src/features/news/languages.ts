// Languages by the names that the reader's own language has for them.

import { useMemo } from "react";
import { useFormat } from "~/core/i18n";

/** Those offered to a publisher; any other tag can be typed. */
export const OFFERED = ["en", "zh-Hans", "zh-Hant", "ja", "ko", "es", "pt-BR", "fr", "de", "ru", "ar", "hi", "id", "vi"];

/** A tag of BCP 47 as the ledger takes it. */
export const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag);

export function useLanguageName(): (tag: string) => string {
  const { language } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language === "zh" ? "zh-CN" : "en-GB"], { type: "language", fallback: "code" });
    return (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    };
  }, [language]);
}
