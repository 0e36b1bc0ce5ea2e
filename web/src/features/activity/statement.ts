// A statement: what an account had of an asset when a period began, every line that changed it, and what it had at the end.
// The ledger keeps no past balances, so they are walked back from the present one along the account's lines.

import { get } from "~/core/api/client";
import { paths, withQuery } from "~/core/api/paths";
import type { ActivityLine } from "~/core/api/schema";

export type Entry = {
  line: ActivityLine;
  /** What came, or went when it is negative; the fee is not in it. */
  change: bigint;
  fee: bigint;
  /** What there was after it. */
  balance: bigint;
};

export type Statement = { opening: bigint; closing: bigint; received: bigint; paid: bigint; fees: bigint; entries: Entry[] };

/** Most lines that are read for one statement: what a printer and its reader bear. */
export const MOST_LINES = 20_000;

function changeOf(line: ActivityLine, asset: number): bigint {
  if (line.asset !== asset || line.amount == null || line.refusal) return 0n;
  return line.direction === "in" ? BigInt(line.amount) : line.direction === "out" ? -BigInt(line.amount) : 0n;
}

/** `units` are there now, and `lines` (newest first) reach back to `from_ms` or to the account's beginning. The end is exclusive. */
export function statementOf(units: bigint, asset: number, lines: readonly ActivityLine[], from_ms: number, to_ms: number): Statement {
  const charged = new Set<string>();
  const entries: Entry[] = [];
  let balance = units;
  let closing = units;
  for (const line of lines) {
    if (line.time_ms < from_ms) break;
    const change = changeOf(line, asset);
    // A transaction's fee is on each of its lines and counts once.
    const charges = line.fee?.asset === asset && !charged.has(line.transaction);
    if (charges) charged.add(line.transaction);
    const fee = charges ? BigInt(line.fee?.amount ?? 0) : 0n;
    if (change === 0n && fee === 0n) continue;
    if (line.time_ms < to_ms) entries.push({ line, change, fee, balance });
    balance -= change - fee;
    if (line.time_ms >= to_ms) closing = balance;
  }
  const sum = (of: (entry: Entry) => bigint) => entries.reduce((all, entry) => all + of(entry), 0n);
  return {
    opening: balance,
    closing,
    received: sum(({ change }) => (change > 0n ? change : 0n)),
    paid: sum(({ change }) => (change < 0n ? -change : 0n)),
    fees: sum(({ fee }) => fee),
    entries: entries.reverse(),
  };
}

async function balanceOf(account: string, asset: number): Promise<bigint> {
  let cursor: string | null | undefined;
  do {
    const page = await get(withQuery(paths.balances(account), { limit: 100, cursor }));
    const found = page.items.find((balance) => balance.asset === asset);
    if (found) return BigInt(found.amount);
    cursor = page.next;
  } while (cursor);
  return 0n;
}

export class TooManyLines extends Error {}

async function linesSince(account: string, asset: number, from_ms: number): Promise<ActivityLine[]> {
  const lines: ActivityLine[] = [];
  let cursor: string | null | undefined;
  do {
    // Fees are paid in the coin, on lines of every asset.
    const page = await get(withQuery(paths.activity(account, asset === 0 ? {} : { asset }), { limit: 100, cursor }));
    lines.push(...page.items);
    if (lines.length > MOST_LINES) throw new TooManyLines();
    cursor = (page.items.at(-1)?.time_ms ?? 0) < from_ms ? null : page.next;
  } while (cursor);
  return lines;
}

const TRIES = 5;

/** The statement of a period, from the node's index. */
export async function makeStatement(account: string, asset: number, from_ms: number, to_ms: number): Promise<Statement> {
  for (let turn = 1; ; turn += 1) {
    const before = await balanceOf(account, asset);
    const lines = await linesSince(account, asset, from_ms);
    const after = await balanceOf(account, asset);
    // What moved while it was read would be in the lines and not in the balance.
    if (before === after || turn === TRIES) return statementOf(after, asset, lines, from_ms, to_ms);
  }
}
