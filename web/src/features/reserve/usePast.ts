// A stablecoin's points and its custodians' statements, as far back as is looked at.

import { useEffect } from "react";
import { paths } from "~/core/api/paths";
import { useList, type List } from "~/core/api/query";
import type { AttestationLine, ReservePoint } from "~/core/api/schema";

/** Most lines that are asked for: a picture is no finer. */
const MOST = 2_000;

/** Asks on until the list reaches back to that time. */
function useBackTo(begin_ms: number, { items, more, loadMore }: List<{ time_ms: number }>): void {
  const due = more && items.length < MOST && (items.at(-1)?.time_ms ?? begin_ms) > begin_ms;
  useEffect(() => {
    if (due) loadMore();
  }, [due, loadMore]);
}

export type Past = { points: List<ReservePoint>; statements: List<AttestationLine> };

export function usePast(coin: number, begin_ms: number): Past {
  const points = useList(paths.reserveHistory(coin), (point) => `${point.transaction} ${point.kind} ${point.circulating} ${point.attested}`);
  const statements = useList(paths.attestations(coin), (line) => `${line.transaction} ${line.custodian} ${line.as_of_ms}`);
  useBackTo(begin_ms, points);
  useBackTo(begin_ms, statements);
  return { points, statements };
}
