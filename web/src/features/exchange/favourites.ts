// Markets that the reader keeps at hand. Nothing secret; kept in this browser.

import { store, useStore } from "~/core/store";

const KEY = "tally.favourites";

function read(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id): id is number => Number.isSafeInteger(id)) : [];
  } catch {
    return [];
  }
}

const favourites = store<number[]>(read());

export const useFavourites = () => useStore(favourites);

export function toggleFavourite(id: number): void {
  favourites.set((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  try {
    localStorage.setItem(KEY, JSON.stringify(favourites.get()));
  } catch {
    // A browser without storage keeps them until it is closed.
  }
}
