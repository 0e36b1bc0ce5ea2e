//! What the ledger keeps of mining: the campaign with its open epochs, each account's part, and likes.

use super::{CLAIM_EPOCHS, MAX_OPEN_EPOCHS, Points, Weights};
use crate::{Address, Amount, AssetId, StateKey, news::PostId, referral::CampaignId, state, wire::List};

wire_struct! {
    /// One epoch of a campaign, from its first point until it lapses.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Tally {
        pub epoch: u64,
        /// What was set aside for it.
        pub emission: Amount,
        /// What of that is not claimed.
        pub left: Amount,
        /// All accounts' points that count.
        pub totals: Points,
    }
}

wire_struct! {
    /// A campaign's record, deleted when it is closed.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MiningCampaign {
        pub opener: Address,
        pub asset: AssetId,
        pub emission: Amount,
        pub weights: Weights,
        pub caps: Points,
        pub return_bps: u16,
        pub app: Address,
        pub first_epoch: u64,
        pub last_epoch: u64,
        /// Not set aside for any epoch, in base units of `asset`.
        pub budget: Amount,
        /// Coin that came from the network's mining budget, which has it back first when the campaign is closed.
        pub from_network: Amount,
        /// Strictly ascending by epoch.
        pub tallies: List<Tally, 0, MAX_OPEN_EPOCHS>,
    }
}

wire_struct! {
    /// What one account did in one epoch.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct EpochPoints {
        pub epoch: u64,
        /// All fees it paid in the coin; those up to the cap are points. It stops at 2^128 - 1.
        pub fees: Amount,
        /// Stake that liked, up to the cap.
        pub like: u128,
        /// Reading attested, up to the cap.
        pub read: u128,
    }
}

wire_struct! {
    /// An account's part in a campaign, in its [`crate::earning::Earning`].
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Participation {
        pub campaign: CampaignId,
        /// Strictly ascending by epoch.
        pub epochs: List<EpochPoints, 0, MAX_OPEN_EPOCHS>,
    }
}

wire_struct! {
    /// That an account likes a post. It is never deleted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Like {
        pub campaign: CampaignId,
        pub epoch: u64,
        /// What it added to the points of its account.
        pub points: u128,
    }
}

impl MiningCampaign {
    /// Whether points of `epoch` count.
    pub fn runs_in(&self, epoch: u64) -> bool {
        (self.first_epoch..=self.last_epoch).contains(&epoch)
    }

    /// The epoch's tally, from its first point until it lapses.
    pub fn tally(&self, epoch: u64) -> Option<&Tally> {
        self.tallies.iter().find(|tally| tally.epoch == epoch)
    }
}

impl Participation {
    /// What the account did in the epoch.
    pub fn of_epoch(&self, epoch: u64) -> Option<&EpochPoints> {
        self.epochs.iter().find(|points| points.epoch == epoch)
    }
}

impl EpochPoints {
    /// An epoch in which nothing has been done.
    pub fn none(epoch: u64) -> Self {
        Self { epoch, fees: Amount::ZERO, like: 0, read: 0 }
    }

    /// The points that count under `caps`.
    pub fn points(&self, caps: &Points) -> Points {
        Points {
            transact: self.fees.0.min(caps.transact),
            like: self.like.min(caps.like),
            read: self.read.min(caps.read),
        }
    }
}

/// Whether what was earned in `epoch` is void in epoch `now`: it can be claimed no more, or is of an epoch to come, which
/// happens when epochs have been made longer and so are counted anew.
pub fn has_lapsed(epoch: u64, now: u64) -> bool {
    now.checked_sub(epoch).is_none_or(|age| age > CLAIM_EPOCHS)
}

impl StateKey {
    /// A [`MiningCampaign`].
    pub fn mining_campaign(campaign: CampaignId) -> Self {
        Self::build(state::MINING_CAMPAIGN, &[&campaign.0.to_be_bytes()])
    }

    /// A [`Like`].
    pub fn like(post: PostId, account: &Address) -> Self {
        Self::build(state::LIKE, &[&post.0.to_be_bytes(), &account.0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_lapses_seven_epochs_after_its_end() {
        assert!(has_lapsed(10, 9));
        assert!(!has_lapsed(10, 10));
        assert!(!has_lapsed(10, 17));
        assert!(has_lapsed(10, 18));
    }
}
