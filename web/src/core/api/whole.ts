// Lists of the node that are needed to their end, page after page: under a path of their own, so that they are kept,
// followed and renewed like any other answer.

import { get, type Path } from "./client";
import { withQuery, type Page } from "./paths";
import type { AssetBrief } from "./schema";

/** Most lines that the node puts into one page. */
const PAGE = 100;
/** Pages that are read of a list; what lies behind them is left, and said to be. */
export const MOST_PAGES = 50;
/** Never sent: what stands after # is not part of a request. */
const ALL = "#all";

export type Whole<T> = { items: T[]; assets: AssetBrief[]; /** Whether there is more than was read. */ cut: boolean };

/** The path of the whole list under `path`. */
export const whole = <T>(path: Path<Page<T>>): Path<Whole<T>> => `${path}${ALL}`;

async function readWhole<T>(path: Path<Page<T>>): Promise<Whole<T>> {
  const items: T[] = [];
  const assets = new Map<number, AssetBrief>();
  let cursor: string | null | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await get(withQuery(path, { limit: PAGE, cursor }));
    items.push(...answer.items);
    for (const asset of answer.assets) assets.set(asset.id, asset);
    cursor = answer.next;
    if (!cursor) break;
  }
  return { items, assets: [...assets.values()], cut: !!cursor };
}

/** The answer under any path, of a whole list too. */
export const read = (path: string): Promise<unknown> => (path.endsWith(ALL) ? readWhole(path.slice(0, -ALL.length) as Path<Page<unknown>>) : get(path as Path<unknown>));
