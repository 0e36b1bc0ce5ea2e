// What operations name by a number only, such as a loan: asked of the node, so that the summary can say what it is.

import { get, type Path } from "../api/client";
import type { AssetBrief } from "../api/schema";
import type { Draft } from "../wallet/types";

const LISTS = { loan: "loans", pool: "pools", market: "markets", campaign: "campaigns" } as const;
type Noun = keyof typeof LISTS;
type Answer = { assets?: AssetBrief[] } & Partial<Record<Noun, unknown>>;
export type Named = { assets: AssetBrief[] } & Partial<Record<(typeof LISTS)[Noun], unknown[]>>;

/** Numbers under the noun's name anywhere in the operations; a conversion names its markets as a path. */
function numbers(of: unknown, noun: Noun): number[] {
  if (Array.isArray(of)) return of.flatMap((one) => numbers(one, noun));
  if (of === null || typeof of !== "object") return [];
  return Object.entries(of).flatMap(([name, value]) => {
    if (name === noun && typeof value === "number") return [value];
    if (noun === "market" && name === "path" && Array.isArray(value)) return value.filter((one) => typeof one === "number");
    return numbers(value, noun);
  });
}

/** What is not found is said by its number. */
export async function namedBy(draft: Draft): Promise<Named> {
  const operations = draft.transaction?.operations ?? [];
  const named: Named = { assets: [] };
  for (const noun of Object.keys(LISTS) as Noun[]) {
    const ids = [...new Set(numbers(operations, noun))];
    const answers = await Promise.all(ids.map((id) => get(`/v1/${LISTS[noun]}/${id}` as Path<Answer>).catch(() => null)));
    const found = answers.flatMap((answer) => (answer?.[noun] ? [answer[noun]] : []));
    if (found.length) named[LISTS[noun]] = found;
    named.assets.push(...answers.flatMap((answer) => answer?.assets ?? []));
  }
  return named;
}
