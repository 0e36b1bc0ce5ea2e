// Answers of the node in components.

import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { ask, follow, peek } from "./cache";
import type { Path } from "./client";
import { HEAD, Listing, NOTHING, type View } from "./listing";
import type { Page } from "./paths";
import { withQuery } from "./paths";

export type Query<T> = {
  data: T | undefined;
  error: Error | undefined;
  loading: boolean;
  again: () => void;
};

const NOWHERE = () => () => {};

/** The answer under `path`, kept up to date; nothing while there is no path. */
export function useQuery<T>(path: Path<T> | null): Query<T> {
  const subscribe = useMemo(() => (path === null ? NOWHERE : (listener: () => void) => follow(path, listener)), [path]);
  const it = useSyncExternalStore(subscribe, () => (path === null ? undefined : peek(path)));
  const again = useCallback(() => {
    if (path !== null) void ask(path);
  }, [path]);
  return {
    data: it?.data as T | undefined,
    // What is shown stays while it is asked for again, unless there is nothing to show.
    error: it?.data === undefined ? it?.error : undefined,
    loading: path !== null && it?.data === undefined && !it?.error,
    again,
  };
}

export type List<T> = View<T> & {
  loading: boolean;
  /** Nothing could be asked; `readError`: it could not be read on. */
  error: Error | undefined;
  readError: Error | undefined;
  /** A little more, when the end comes near. */
  loadMore: () => void;
  /** Reads on until a line is found, or to the end. */
  readTo: (found: (item: T) => boolean) => Promise<void>;
  stop: () => void;
  again: () => void;
};

/** A list that goes on as it is scrolled. Its head stays live; what was loaded below it stays where it is. */
export function useList<T>(path: Path<Page<T>> | null, keyOf: (item: T) => string): List<T> {
  // The key of an item never depends on the render.
  const listing = useMemo(() => (path === null ? null : new Listing(path, keyOf)), [path]);
  const head = useQuery(path === null ? null : withQuery(path, { limit: HEAD }));
  listing?.take(head.data);
  const view: View<T> = useSyncExternalStore(listing?.follow ?? NOWHERE, () => listing?.view ?? NOTHING);
  useEffect(() => () => listing?.stop(), [listing]);
  const readTo = useCallback(
    async (found: (item: T) => boolean) => {
      if (!listing?.view.items.some(found)) await listing?.read((fresh) => fresh.some(found));
    },
    [listing],
  );
  const none = useCallback(() => {}, []);
  return { ...view, error: head.error, readError: view.error, loading: head.loading, loadMore: listing?.readSome ?? none, readTo, stop: listing?.stop ?? none, again: head.again };
}
