// How much was attested and how much circulated at each time, from what is dated on the ledger: custodians' statements,
// dealers' mints and settled redemptions.

import type { ActivityLine, AttestationLine, Redemption, Stablecoin } from "~/core/api/schema";
import type { Point } from "~/features/home/history";

/** All newest first, as the node gives them. */
export type Dated = { statements: readonly AttestationLine[]; mints: readonly ActivityLine[]; settled: readonly Redemption[] };

type Word = { amount: bigint; paid: bigint; as_of_ms: number };

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** A line of steps: the level before a change stands until the instant of the change. */
function steps(levels: readonly Point[], now_ms: number): Point[] {
  const points: Point[] = [];
  for (const level of levels) {
    const before = points.at(-1);
    if (before?.time_ms === level.time_ms) before.units = level.units;
    else {
      if (before) points.push({ time_ms: level.time_ms, units: before.units });
      points.push({ ...level });
    }
  }
  const last = points.at(-1);
  if (last && now_ms > last.time_ms) points.push({ time_ms: now_ms, units: last.units });
  return points;
}

/** What counted of custodians' words, by the present terms: a newer word takes an older one's place, what was paid out and what is too old counts no more. */
export function attestedOverTime(dated: Dated, coin: Pick<Stablecoin, "custodians" | "max_age_ms">, now_ms: number): Point[] {
  const limits = new Map(coin.custodians.map(({ account, limit }) => [account, BigInt(limit)]));
  const words = new Map<string, Word>();
  const changes = [
    ...dated.statements.map((line) => ({ time_ms: line.time_ms, act: () => void words.set(line.custodian, { amount: BigInt(line.amount), paid: 0n, as_of_ms: line.as_of_ms }) })),
    ...dated.statements.map((line) => ({ time_ms: line.as_of_ms + coin.max_age_ms + 1, act: () => {} })),
    ...dated.settled.map((one) => ({
      time_ms: one.changed_ms,
      act: () => {
        const word = one.custodian ? words.get(one.custodian) : undefined;
        if (word) word.paid += BigInt(one.amount);
      },
    })),
  ].filter((change) => change.time_ms <= now_ms).sort((a, b) => a.time_ms - b.time_ms);
  const counted = (at_ms: number) =>
    [...words].reduce((sum, [custodian, { amount, paid, as_of_ms }]) => {
      const limit = limits.get(custodian);
      return limit === undefined || at_ms - as_of_ms > coin.max_age_ms || paid > amount ? sum : sum + least(amount - paid, limit);
    }, 0n);
  const levels = changes.map(({ time_ms, act }) => {
    act();
    return { time_ms, units: counted(time_ms) };
  });
  return steps(levels, now_ms);
}

/** What circulated, walked back from what does now, and by how much the dated changes do not explain it. */
export function circulatedOverTime(dated: Dated, circulating: bigint, now_ms: number): { points: Point[]; undated: bigint } {
  const changes = [
    ...dated.mints.filter((line) => !line.refusal).map((line) => ({ time_ms: line.time_ms, units: BigInt(line.amount ?? 0) })),
    ...dated.settled.map((one) => ({ time_ms: one.changed_ms, units: -BigInt(one.amount) })),
  ].sort((a, b) => a.time_ms - b.time_ms);
  const undated = circulating - changes.reduce((sum, change) => sum + change.units, 0n);
  let units = undated;
  return { points: steps(changes.map((change) => ({ time_ms: change.time_ms, units: (units += change.units) })), now_ms), undated };
}
