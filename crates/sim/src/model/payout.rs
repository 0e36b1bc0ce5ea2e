//! What an epoch of mining pays an account, from docs/reference/mining.md.

use tally_types::{
    Amount,
    mining::{EpochPoints, Explanation, MiningCampaign, Part, Tally},
};

/// The claim's parts, at a rate of numerator to denominator.
pub fn payout(
    campaign: &MiningCampaign,
    tally: &Tally,
    done: &EpochPoints,
    (numerator, denominator): (u128, u128),
) -> Explanation {
    let share = |weight_bps: u16, points: u128, total: u128| {
        let part = Amount(tally.emission.0).mul_div_floor(weight_bps.into(), 10_000).expect("at most all");
        if points == 0 { 0 } else { part.mul_div_floor(points, total).expect("at most all").0 }
    };
    let returned = done.fees.mul_div_floor(campaign.return_bps.into(), 10_000).expect("at most all");
    let bound = returned.mul_div_floor(numerator, denominator).unwrap_or(Amount::MAX);
    let (caps, totals, weights) = (&campaign.caps, &tally.totals, &campaign.weights);
    let part = |points: u128, total: u128, cap: u128, weight_bps: u16, most: u128| {
        let share = share(weight_bps, points, total);
        let (capped, paid) = (points > 0 && points == cap, share.min(most));
        Part { points, total, capped, share: Amount(share), paid: Amount(paid) }
    };
    let transact = done.fees.0.min(caps.transact);
    let transact = part(transact, totals.transact, caps.transact, weights.transact_bps, bound.0);
    let rest = bound.0 - transact.paid.0;
    let like = part(done.like, totals.like, caps.like, weights.like_bps, rest);
    let read = part(done.read, totals.read, caps.read, weights.read_bps, u128::MAX);
    Explanation { emission: tally.emission, fees: done.fees, bound, transact, like, read }
}
