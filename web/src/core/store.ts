// A value that components follow: the page's only kind of shared state.

import { useSyncExternalStore } from "react";

export type Store<T> = {
  get(): T;
  set(next: T | ((now: T) => T)): void;
  follow(listener: () => void): () => void;
};

export function store<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const made = typeof next === "function" ? (next as (now: T) => T)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const listener of [...listeners]) listener();
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(it: Store<T>): T {
  return useSyncExternalStore(it.follow, it.get);
}
