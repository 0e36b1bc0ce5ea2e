//! Mining: a campaign shares an amount of each epoch out among those who transact, like and read.
//!
//! Invariants: what an epoch pays was set aside for it from the budget in hand when it began; transacting and liking pay
//! an account less than the fees it paid in the epoch; an account likes a post once.

mod explain;
mod record;

pub use explain::{Explanation, NoReward, Part, explain};
pub use record::{EpochPoints, Like, MiningCampaign, Participation, Tally, has_lapsed};

use crate::{
    Address, Amount, AssetId, Refusal, news::PostId, parameters::WHOLE_BPS, referral::CampaignId,
    stake::CandidateId, wire::List,
};

/// Most epochs of a campaign: ten years of days.
pub const MAX_MINING_EPOCHS: u32 = 3_660;
/// Epochs after an epoch's end in which it can be claimed.
pub const CLAIM_EPOCHS: u64 = 7;
/// Most epochs with unclaimed points: the current one, and those that can be claimed.
pub const MAX_OPEN_EPOCHS: usize = CLAIM_EPOCHS as usize + 1;
/// Greatest part of an account's fees that transacting and liking return to it: a fifth (see
/// [`crate::treasury::MAX_STAKERS_BPS`]).
pub const MAX_RETURN_BPS: u16 = 2_000;
/// Greatest cap of points, so that those of 2^48 accounts add up.
pub const MAX_POINTS: u128 = 1 << 80;
/// Most readers of one attestation.
pub const MAX_READERS: usize = 64;

wire_struct! {
    /// The numbers by which mining works.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct MiningParameters {
        /// The campaign that the mining share of the network's fees goes to.
        pub campaign: Option<CampaignId>,
    }
}

wire_struct! {
    /// How an epoch's emission is split, in basis points that add up to the whole.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Weights {
        pub transact_bps: u16,
        pub like_bps: u16,
        pub read_bps: u16,
    }
}

wire_struct! {
    /// Points of each kind: fees paid in the coin, stake that liked, what the app attests of reading.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Points {
        pub transact: u128,
        pub like: u128,
        pub read: u128,
    }
}

wire_struct! {
    /// Opens a campaign, which begins with the next epoch, and pays `emission × epochs` in. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenMining {
        /// What is shared out: the coin, or an asset of the fee list.
        pub asset: AssetId,
        /// The least that an epoch shares out, in base units of `asset`.
        pub emission: Amount,
        pub epochs: u32,
        pub weights: Weights,
        /// Most points of each kind that count for one account in one epoch.
        pub caps: Points,
        /// Most that transacting and liking return to an account, of the fees it paid in the epoch.
        pub return_bps: u16,
        /// The account that attests reading.
        pub app: Address,
    }
}

wire_struct! {
    /// A like, by an account that takes part.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LikePost {
        pub campaign: CampaignId,
        pub post: PostId,
        /// The candidate with which the actor's bond gives the like its weight; without a bond there, it has none.
        pub candidate: CandidateId,
    }
}

wire_struct! {
    /// What one account has read, in the app's points.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Reader {
        pub account: Address,
        pub points: u64,
    }
}

wire_struct! {
    /// The app says who has read how much.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct AttestReading {
        pub campaign: CampaignId,
        /// Strictly ascending by account.
        pub readers: List<Reader, 1, MAX_READERS>,
    }
}

wire_struct! {
    /// Pays the actor its part of an epoch that is over.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ClaimMining {
        pub campaign: CampaignId,
        pub epoch: u64,
    }
}

impl OpenMining {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.emission.is_zero() {
            return Err(Refusal::AmountZero);
        }
        let budget = self.budget().ok_or(Refusal::AmountTooLarge)?;
        let Weights { transact_bps, like_bps, read_bps } = self.weights;
        let sum = u32::from(transact_bps) + u32::from(like_bps) + u32::from(read_bps);
        let whole = sum == u32::from(WHOLE_BPS);
        let Points { transact, like, read } = self.caps;
        let sound = !budget.is_zero()
            && self.epochs <= MAX_MINING_EPOCHS
            && whole
            && [transact, like, read].iter().all(|cap| *cap <= MAX_POINTS)
            && (1..=MAX_RETURN_BPS).contains(&self.return_bps);
        if sound { Ok(()) } else { Err(Refusal::MiningTermsInvalid) }
    }

    /// What is paid in, or `None` past `u128::MAX`.
    pub fn budget(&self) -> Option<Amount> {
        self.emission.mul_div_floor(u128::from(self.epochs), 1)
    }
}

impl AttestReading {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.readers.iter().any(|reader| reader.points == 0) {
            return Err(Refusal::AmountZero);
        }
        let ascending = self.readers.windows(2).all(|pair| pair[0].account < pair[1].account);
        if ascending { Ok(()) } else { Err(Refusal::AccountsUnsorted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> OpenMining {
        OpenMining {
            asset: AssetId::COIN,
            emission: Amount(1),
            epochs: 1,
            weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
            caps: Points { transact: 1, like: 1, read: MAX_POINTS },
            return_bps: MAX_RETURN_BPS,
            app: Address([1; 20]),
        }
    }

    #[test]
    fn a_campaign_is_refused_for_the_first_rule_in_order() {
        let check = |change: fn(&mut OpenMining)| {
            let mut open = open();
            change(&mut open);
            open.check()
        };
        assert_eq!(check(|_| {}), Ok(()));
        assert_eq!(check(|open| (open.emission, open.epochs) = (Amount::ZERO, 0)), Err(Refusal::AmountZero));
        let too_large = check(|open| (open.emission, open.epochs, open.return_bps) = (Amount::MAX, 2, 0));
        assert_eq!(too_large, Err(Refusal::AmountTooLarge));
        let unsound: [fn(&mut OpenMining); 6] = [
            |open| open.epochs = 0,
            |open| open.epochs = MAX_MINING_EPOCHS + 1,
            |open| open.weights.like_bps = 2_999,
            |open| open.caps.read = MAX_POINTS + 1,
            |open| open.return_bps = 0,
            |open| open.return_bps = MAX_RETURN_BPS + 1,
        ];
        for change in unsound {
            assert_eq!(check(change), Err(Refusal::MiningTermsInvalid));
        }
    }

    #[test]
    fn an_attestation_lists_each_reader_once_in_order_with_points() {
        let attest = |readers: &[(u8, u64)]| {
            let reader = |&(first, points): &(u8, u64)| Reader { account: Address([first; 20]), points };
            let readers = List::new(readers.iter().map(reader).collect()).unwrap();
            AttestReading { campaign: CampaignId(0), readers }.check()
        };
        assert_eq!(attest(&[(1, 1), (2, 1)]), Ok(()));
        assert_eq!(attest(&[(2, 1), (1, 0)]), Err(Refusal::AmountZero));
        assert_eq!(attest(&[(1, 1), (1, 1)]), Err(Refusal::AccountsUnsorted));
    }
}
