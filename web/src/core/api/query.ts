// Answers of the node in components.

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { ask, follow, peek } from "./cache";
import { get, type Path } from "./client";
import type { Page } from "./paths";
import { withQuery } from "./paths";
import type { AssetBrief } from "./schema";

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

export type List<T> = {
  items: T[];
  assets: Map<number, AssetBrief>;
  error: Error | undefined;
  loading: boolean;
  /** Whether there is more. */
  more: boolean;
  loadMore: () => void;
  again: () => void;
};

type Tail<T> = { path: string; items: T[]; assets: AssetBrief[]; next: string | null; loading: boolean; error?: Error };

const PAGE = 50;

/** A list that goes on as it is scrolled. Its head stays live; what was loaded below it stays where it is. */
export function useList<T>(path: Path<Page<T>> | null, keyOf: (item: T) => string): List<T> {
  const first = path === null ? null : withQuery(path, { limit: PAGE });
  const head = useQuery(first);
  const [tail, setTail] = useState<Tail<T>>({ path: "", items: [], assets: [], next: null, loading: false });
  const mine = tail.path === path;
  useEffect(() => setTail({ path: path ?? "", items: [], assets: [], next: null, loading: false }), [path]);

  const next = mine && tail.items.length ? tail.next : (head.data?.next ?? null);
  const loadMore = useCallback(() => {
    if (path === null || !next || tail.loading || tail.error) return;
    // The head moves as new lines come; what it held when the tail began stays in the list.
    const before = tail.items.length ? tail.items : (head.data?.items ?? []);
    setTail((now) => ({ ...now, path, items: before, assets: [...now.assets, ...(head.data?.assets ?? [])], next, loading: true }));
    get(withQuery(path, { limit: PAGE, cursor: next })).then(
      (page) => setTail((now) => (now.path === path ? { ...now, items: [...now.items, ...page.items], assets: [...now.assets, ...page.assets], next: page.next ?? null, loading: false } : now)),
      (error: Error) => setTail((now) => ({ ...now, loading: false, error })),
    );
  }, [path, next, tail, head.data]);

  const items = useMemo(() => {
    const seen = new Set<string>();
    const all = [...(head.data?.items ?? []), ...(mine ? tail.items : [])];
    return all.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
    // The key of an item never depends on the render.
  }, [head.data, tail, mine]);
  const assets = useMemo(() => new Map([...(mine ? tail.assets : []), ...(head.data?.assets ?? [])].map((asset) => [asset.id, asset])), [head.data, tail, mine]);
  return { items, assets, error: head.error, loading: head.loading, more: !!next, loadMore, again: head.again };
}
