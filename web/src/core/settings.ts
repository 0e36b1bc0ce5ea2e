// What the reader chose: language, theme and the like. Nothing secret; kept in this browser, shared by its tabs.

import { store, useStore } from "./store";

export type Theme = "system" | "light" | "dark";
export type Language = "en" | "zh";

export type Settings = {
  language: Language;
  theme: Theme;
  /** The unit that totals are shown in: an asset's id, or a currency once prices are known. */
  unit: string;
  hidden: boolean;
  autoLockMinutes: number;
  /** Assets that the reader put away, by id. */
  putAway: number[];
  /** Assets in the order that the reader gave them, by id; others follow as they come. */
  order: number[];
  /** Whether a rising price is red, as in China, or green. */
  rising: "red" | "green";
  /** When the reader said "later" to the backup, by vault. */
  backupLater: number;
};

const KEY = "tally.settings";

function first(): Settings {
  const chinese = typeof navigator !== "undefined" && navigator.language.toLowerCase().startsWith("zh");
  return {
    language: chinese ? "zh" : "en",
    theme: "system",
    unit: "0",
    hidden: false,
    autoLockMinutes: 15,
    putAway: [],
    order: [],
    rising: chinese ? "red" : "green",
    backupLater: 0,
  };
}

function read(): Settings {
  try {
    return { ...first(), ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>) };
  } catch {
    return first();
  }
}

export const settings = store<Settings>(read());

export function setSettings(change: Partial<Settings>): void {
  settings.set((now) => ({ ...now, ...change }));
  try {
    localStorage.setItem(KEY, JSON.stringify(settings.get()));
  } catch {
    // A browser without storage keeps the choice until it is closed.
  }
}

export const useSettings = () => useStore(settings);

if (typeof window !== "undefined") {
  window.addEventListener("storage", (event) => event.key === KEY && settings.set(read()));
}
