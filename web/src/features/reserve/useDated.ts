// Everything dated about a stablecoin, from lists that end. Asked for again when the coin's backing changes.

import { useCallback, useEffect, useState } from "react";
import { get, type Path } from "~/core/api/client";
import { paths, withQuery, type Page } from "~/core/api/paths";
import type { Stablecoin } from "~/core/api/schema";
import type { Dated } from "./history";

const PAGE = 100;
/** Most pages of each list: what is older is not drawn. */
const MOST_PAGES = 10;

async function all<T>(path: Path<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Page<T> = await get(withQuery(path, { limit: PAGE, cursor }));
    items.push(...answer.items);
    cursor = answer.next ?? null;
    if (!cursor) break;
  }
  return items;
}

async function load(coin: Stablecoin): Promise<Dated> {
  const [statements, settled, ...mints] = await Promise.all([
    all(paths.attestations(coin.id)),
    all(withQuery(paths.redemptionsOfCoin(coin.id), { stage: "settled" })),
    ...coin.dealers.map(({ account }) => all(paths.activity(account, { kind: "mint_to_dealer", asset: coin.id }))),
  ]);
  return { statements, settled, mints: mints.flat() };
}

type Asked = { data: Dated | undefined; error: Error | undefined; again: () => void };

export function useDated(coin: Stablecoin): Asked {
  const [dated, setDated] = useState<{ data?: Dated; error?: Error }>({});
  const [turn, setTurn] = useState(0);
  const { attested, circulating, as_of_ms } = coin.backing;
  useEffect(() => {
    let here = true;
    load(coin).then(
      (data) => here && setDated({ data }),
      (error: Error) => here && setDated((now) => (now.data ? now : { error })),
    );
    return () => { here = false; };
    // The coin is made anew with every answer; its backing is what counts.
  }, [coin.id, attested, circulating, as_of_ms, turn]);
  return { data: dated.data, error: dated.error, again: useCallback(() => setTurn((now) => now + 1), []) };
}
