// What an epoch of a mining campaign pays, by the rules in docs/reference/mining.md and nobody's code: a campaign in the
// coin, so that its fees need no rate.

import type { CampaignTerms, EpochTally, Explanation, Part } from "~/core/api/schema";

type Terms = Extract<CampaignTerms, { kind: "mining" }>;
/** What one account did in the epoch. Liking and reading are cut to their caps already; fees are not. */
type Did = { fees: bigint; like: bigint; read: bigint };

const BPS = 10_000n;
const least = (a: bigint, b: bigint) => (a < b ? a : b);

export function explain(terms: Terms, tally: EpochTally, did: Did): Explanation {
  const emission = BigInt(tally.emission);
  const part = (points: bigint, total: string, cap: string, weight_bps: number): Omit<Part, "paid"> => {
    const share = points === 0n ? 0n : ((emission * BigInt(weight_bps)) / BPS) * points / BigInt(total);
    return { points: String(points), total, capped: points > 0n && points === BigInt(cap), share: String(share) };
  };
  const { weights, caps } = terms;
  const bound = (did.fees * BigInt(terms.return_bps)) / BPS;
  const transact = part(least(did.fees, BigInt(caps.transact)), tally.totals.transact, caps.transact, weights.transact_bps);
  const like = part(did.like, tally.totals.like, caps.like, weights.like_bps);
  const read = part(did.read, tally.totals.read, caps.read, weights.read_bps);
  const paid = least(BigInt(transact.share), bound);
  const liking = least(BigInt(like.share), bound - paid);
  return {
    emission: tally.emission,
    fees: String(did.fees),
    bound: String(bound),
    transact: { ...transact, paid: String(paid) },
    like: { ...like, paid: String(liking) },
    read: { ...read, paid: read.share },
    payout: String(paid + liking + BigInt(read.share)),
  };
}
