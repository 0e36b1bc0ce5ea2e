// A stablecoin's past as the node's index tells it, as lines of steps and as rows of a table. A level stands from its own
// time until the next one's: nothing lies between two operations except statements that became too old.

import type { AttestationLine, ReservePoint } from "~/core/api/schema";

export type Level = { time_ms: number; units: bigint };

/** Oldest first, from `begin_ms` on: what stood then is the first level, at that time. */
function since(begin_ms: number, levels: readonly Level[]): Level[] {
  const standing = levels.findLast((level) => level.time_ms <= begin_ms);
  const after = levels.filter((level) => level.time_ms > begin_ms);
  return standing ? [{ time_ms: begin_ms, units: standing.units }, ...after] : after;
}

/** What circulated. `points` are newest first, as the node gives them. */
export function circulatingSince(begin_ms: number, points: readonly ReservePoint[]): Level[] {
  return since(begin_ms, points.map(({ time_ms, circulating }) => ({ time_ms, units: BigInt(circulating) })).reverse());
}

/** What was attested: said at a point, and less whenever a statement had become too old. */
export function attestedSince(begin_ms: number, points: readonly ReservePoint[]): Level[] {
  const levels = [...points].reverse().flatMap((point) => [point, ...point.lapses].map(({ time_ms, attested }) => ({ time_ms, units: BigInt(attested) })));
  return since(begin_ms, levels);
}

export type Change = {
  time_ms: number;
  circulating: string;
  attested: string;
  /** The operation that made it; nothing for a statement that became too old by itself. */
  by: { kind: string; transaction: string } | null;
  /** What a custodian stated in it. */
  statement: AttestationLine | null;
};

/** Every change, newest first, with the statement that made it. */
export function changes(points: readonly ReservePoint[], statements: readonly AttestationLine[]): Change[] {
  const stated = new Map<string, AttestationLine[]>();
  for (const line of statements) stated.set(line.transaction, [...(stated.get(line.transaction) ?? []), line]);
  return points.flatMap((point) => {
    const { time_ms, circulating, attested, kind, transaction } = point;
    // Both lists are newest first, so statements of one transaction come in the same order in both.
    const statement = kind === "attest" ? (stated.get(transaction)?.shift() ?? null) : null;
    const lapsed = point.lapses.map((lapse): Change => ({ ...lapse, circulating, by: null, statement: null })).reverse();
    return [...lapsed, { time_ms, circulating, attested, by: { kind, transaction }, statement }];
  });
}
