//! Why a claim pays what it pays: the same function pays and explains.
//!
//! Invariants: the parts of all accounts together are at most the emission; transacting and liking pay an account no
//! more than the bound by its fees.

use super::{EpochPoints, MiningCampaign, Points, Tally};
use crate::{Amount, fee::Rate, parameters::WHOLE_BPS};

wire_struct! {
    /// One kind's part of a claim.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Part {
        /// The account's points that count.
        pub points: u128,
        /// All accounts' points.
        pub total: u128,
        /// Whether the cap cut the account's points, or has just been reached.
        pub capped: bool,
        /// What the points come to: the kind's part of the emission by points, rounded down.
        pub share: Amount,
        /// What of that is paid: less than the share where the bound by fees cut it.
        pub paid: Amount,
    }
}

wire_struct! {
    /// What a claim pays, and why.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Explanation {
        /// What was set aside for the epoch.
        pub emission: Amount,
        /// The fees the account paid in the coin in the epoch.
        pub fees: Amount,
        /// Most that transacting and liking together pay for these fees, in the campaign's asset.
        pub bound: Amount,
        pub transact: Part,
        pub like: Part,
        pub read: Part,
    }
}

/// Why a claim pays nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReward {
    /// The account has no points in the epoch.
    NoPoints,
    /// Its points come to less than one base unit.
    TooLittle,
    /// Its fees allow nothing to be paid.
    NoFees,
}

/// What an account that did `done` in the epoch of `tally` is paid, at `rate` units of the campaign's asset for the coin.
pub fn explain(campaign: &MiningCampaign, tally: &Tally, done: &EpochPoints, rate: Rate) -> Explanation {
    let Points { transact, like, read } = done.points(&campaign.caps);
    let (caps, totals, weights) = (&campaign.caps, &tally.totals, &campaign.weights);
    let bound = bound(campaign.return_bps, done.fees, rate);
    let part = |points, total, cap, weight_bps: u16, most: Amount| {
        let share = share(tally.emission, weight_bps, points, total);
        Part { points, total, capped: points > 0 && points == cap, share, paid: share.min(most) }
    };
    let transact = part(transact, totals.transact, caps.transact, weights.transact_bps, bound);
    let rest = bound.checked_sub(transact.paid).expect("it was cut to the bound");
    let like = part(like, totals.like, caps.like, weights.like_bps, rest);
    let read = part(read, totals.read, caps.read, weights.read_bps, Amount::MAX);
    Explanation { emission: tally.emission, fees: done.fees, bound, transact, like, read }
}

/// `fees × return_bps ÷ 10,000`, rounded down, then in the campaign's asset, rounded down: both in the campaign's favour.
/// Past `u128::MAX` it binds nobody.
fn bound(return_bps: u16, fees: Amount, rate: Rate) -> Amount {
    let coin = fees
        .mul_div_floor(u128::from(return_bps), u128::from(WHOLE_BPS))
        .expect("it returns less than the whole");
    rate.of(coin).unwrap_or(Amount::MAX)
}

/// `emission × weight ÷ 10,000`, rounded down, then by points, rounded down: both in the budget's favour.
fn share(emission: Amount, weight_bps: u16, points: u128, total: u128) -> Amount {
    if points == 0 {
        return Amount::ZERO;
    }
    let part = emission
        .mul_div_floor(u128::from(weight_bps), u128::from(WHOLE_BPS))
        .expect("no weight is above the whole");
    part.mul_div_floor(points, total).expect("the total has these points in it")
}

impl Explanation {
    /// What is paid in all.
    pub fn payout(&self) -> Amount {
        let parts = [self.transact.paid, self.like.paid, self.read.paid];
        let sum = parts.iter().try_fold(Amount::ZERO, |sum, paid| sum.checked_add(*paid));
        sum.expect("the parts are of one emission")
    }

    /// Why nothing is paid, when nothing is.
    pub fn no_reward(&self) -> Option<NoReward> {
        let parts = [&self.transact, &self.like, &self.read];
        if !self.payout().is_zero() {
            None
        } else if parts.iter().all(|part| part.points == 0) {
            Some(NoReward::NoPoints)
        } else if parts.iter().all(|part| part.share.is_zero()) {
            Some(NoReward::TooLittle)
        } else {
            Some(NoReward::NoFees)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, AssetId, mining::Weights, wire::List};

    fn campaign() -> MiningCampaign {
        MiningCampaign {
            opener: Address([1; 20]),
            asset: AssetId::COIN,
            emission: Amount(1_001),
            weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
            caps: Points { transact: 400, like: 5_000, read: 60 },
            return_bps: 2_000,
            app: Address([2; 20]),
            first_epoch: 1,
            last_epoch: 2,
            budget: Amount::ZERO,
            from_network: Amount::ZERO,
            tallies: List::default(),
        }
    }

    fn tally(totals: Points) -> Tally {
        Tally { epoch: 1, emission: Amount(1_001), left: Amount(1_001), totals }
    }

    fn paid(explanation: &Explanation) -> (u128, u128, u128) {
        (explanation.transact.paid.0, explanation.like.paid.0, explanation.read.paid.0)
    }

    /// The worked example of docs/reference/mining.md.
    #[test]
    fn a_payout_is_explained_by_points_caps_and_the_bound() {
        let totals = Points { transact: 1_000, like: 20_000, read: 90 };
        let done = EpochPoints { epoch: 1, fees: Amount(1_400), like: 5_000, read: 60 };
        let found = explain(&campaign(), &tally(totals), &done, Rate::ONE);
        assert_eq!((found.transact.points, found.transact.capped), (400, true));
        assert_eq!(
            (found.transact.share, found.like.share, found.read.share),
            (Amount(200), Amount(75), Amount(133))
        );
        assert_eq!((found.bound, paid(&found), found.payout()), (Amount(280), (200, 75, 133), Amount(408)));
        assert_eq!(found.no_reward(), None);
        // With less paid in fees, the bound cuts what liking pays, and then what transacting pays.
        let done = EpochPoints { fees: Amount(1_080), ..done };
        let found = explain(&campaign(), &tally(totals), &done, Rate::ONE);
        assert_eq!((found.bound, paid(&found)), (Amount(216), (200, 16, 133)));
        // An asset of which 1 unit stands for 3 of the coin.
        let rate = Rate { numerator: 1, denominator: 3 };
        let found = explain(&campaign(), &tally(totals), &done, rate);
        assert_eq!((found.bound, paid(&found)), (Amount(72), (72, 0, 133)));
    }

    #[test]
    fn a_payout_of_nothing_has_a_reason() {
        let why = |totals, done| explain(&campaign(), &tally(totals), &done, Rate::ONE).no_reward();
        let totals = Points { transact: 1_000_000, like: 1_000_000, read: 0 };
        let none = EpochPoints::none(1);
        assert_eq!(why(totals, none), Some(NoReward::NoPoints));
        assert_eq!(why(totals, EpochPoints { fees: Amount(400), ..none }), Some(NoReward::TooLittle));
        assert_eq!(why(totals, EpochPoints { like: 5_000, ..none }), Some(NoReward::NoFees));
    }

    #[test]
    fn the_parts_of_all_accounts_are_at_most_the_emission() {
        let each = [(333, 7, 1), (100, 5_000, 9), (400, 13, 60)];
        let mut totals = Points::default();
        for (transact, like, read) in each {
            (totals.transact, totals.like, totals.read) =
                (totals.transact + transact, totals.like + like, totals.read + read);
        }
        let pay = |&(transact, like, read): &(u128, u128, u128)| {
            let done = EpochPoints { epoch: 1, fees: Amount(transact), like, read };
            explain(
                &MiningCampaign { return_bps: 2_000, ..campaign() },
                &tally(totals),
                &done,
                Rate { numerator: u128::MAX, denominator: 1 },
            )
            .payout()
            .0
        };
        assert_eq!(each.iter().map(pay).sum::<u128>(), 995);
    }
}
