//! Referral: a campaign pays whoever brought a new account a share of the fees that this account then pays.
//!
//! Invariants: an account is bound once, to one referrer, and the bindings form no cycle; for one invitee a campaign
//! pays less than the fees that were really collected from it; what is paid was in the campaign's budget.

use crate::{Address, Amount, AssetId, Refusal, StateKey, parameters::WHOLE_BPS, state, wire::List};

/// Greatest share of an invitee's fees that its referrer earns: a quarter (see [`crate::treasury::MAX_STAKERS_BPS`]).
pub const MAX_SHARE_BPS: u16 = 2_500;
/// Longest campaign: a year.
pub const MAX_CAMPAIGN_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Most invitees of one claim.
pub const MAX_INVITEES: usize = 64;
/// Most transactions that an account has paid for, the binding one included, when it is bound to a referrer.
pub const MAX_NEW_TRANSACTIONS: u64 = 16;

wire_id! {
    /// A campaign's number, of referral or of mining, given in order of opening.
    pub struct CampaignId(u64);
}

wire_struct! {
    /// Opens a campaign and pays its budget in. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenReferral {
        /// What rewards are paid in: the coin, or an asset of the fee list.
        pub asset: AssetId,
        /// The referrer's share of its invitees' fees.
        pub share_bps: u16,
        /// Most that one referrer earns in one epoch, in the coin.
        pub cap_per_epoch: Amount,
        /// Most that one invitee ever brings, in the coin.
        pub cap_per_invitee: Amount,
        /// Block time in Unix milliseconds until which, inclusive, it binds and pays.
        pub ends_ms: u64,
        /// Base units of `asset`.
        pub budget: Amount,
    }
}

wire_struct! {
    /// Adds to a campaign's budget.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FundCampaign {
        pub campaign: CampaignId,
        /// Base units of the campaign's asset.
        pub amount: Amount,
    }
}

wire_struct! {
    /// Names the account that brought the actor here, once and for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct BindReferrer {
        pub campaign: CampaignId,
        pub referrer: Address,
    }
}

wire_struct! {
    /// Pays the actor what the fees of its invitees have earned it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ClaimReferral {
        pub campaign: CampaignId,
        /// Strictly ascending.
        pub invitees: List<Address, 1, MAX_INVITEES>,
    }
}

wire_struct! {
    /// A campaign to join or to close.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CampaignOnly {
        pub campaign: CampaignId,
    }
}

impl OpenReferral {
    pub fn check(&self) -> Result<(), Refusal> {
        if [self.cap_per_epoch, self.cap_per_invitee, self.budget].iter().any(|amount| amount.is_zero()) {
            return Err(Refusal::AmountZero);
        }
        if (1..=MAX_SHARE_BPS).contains(&self.share_bps) { Ok(()) } else { Err(Refusal::ShareInvalid) }
    }
}

impl FundCampaign {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.amount.is_zero() { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

impl BindReferrer {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        if self.referrer == *actor { Err(Refusal::SelfReferral) } else { Ok(()) }
    }
}

impl ClaimReferral {
    pub fn check(&self) -> Result<(), Refusal> {
        let ascending = self.invitees.windows(2).all(|pair| pair[0] < pair[1]);
        if ascending { Ok(()) } else { Err(Refusal::AccountsUnsorted) }
    }
}

wire_struct! {
    /// A campaign's record, deleted when it is closed.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ReferralCampaign {
        pub opener: Address,
        pub asset: AssetId,
        pub share_bps: u16,
        pub cap_per_epoch: Amount,
        pub cap_per_invitee: Amount,
        pub ends_ms: u64,
        /// Not paid out yet, in base units of `asset`.
        pub budget: Amount,
    }
}

wire_struct! {
    /// Whom an account was brought by, and what that has earned so far.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Binding {
        pub campaign: CampaignId,
        pub referrer: Address,
        /// The account's counted fees when it was bound: later ones earn.
        pub since: Amount,
        /// What its fees have earned the referrer and was paid, in the coin.
        pub paid: Amount,
    }
}

wire_struct! {
    /// An account's place among those who bring and are brought. It is never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Referral {
        pub binding: Option<Binding>,
        /// Accounts bound to this one, in all campaigns. One that has any is bound no more, so no cycle can close.
        pub invitees: u64,
    }
}

wire_struct! {
    /// What one referrer has earned of one campaign in the epoch of its last claim. It is never deleted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Referrer {
        pub epoch: u64,
        /// In the coin.
        pub earned: Amount,
    }
}

impl ReferralCampaign {
    /// What an invitee that has paid `fees` since it was bound has earned its referrer in all, in the coin: rounded
    /// down, in the campaign's favour, once for all fees together, so that no remainder is ever lost.
    pub fn earned(&self, fees: Amount) -> Amount {
        let share = fees.mul_div_floor(u128::from(self.share_bps), u128::from(WHOLE_BPS));
        share.expect("a share is at most the whole").min(self.cap_per_invitee)
    }
}

impl Binding {
    /// What is still due by `campaign` for an account whose counted fees are `fees`, in the coin.
    pub fn due(&self, campaign: &ReferralCampaign, fees: Amount) -> Amount {
        let counted = fees.checked_sub(self.since).expect("the count of fees never falls");
        campaign.earned(counted).checked_sub(self.paid).expect("no more is paid than was earned")
    }
}

impl StateKey {
    /// A [`ReferralCampaign`].
    pub fn referral_campaign(campaign: CampaignId) -> Self {
        Self::build(state::REFERRAL_CAMPAIGN, &[&campaign.0.to_be_bytes()])
    }

    /// An account's [`Referral`].
    pub fn referral(account: &Address) -> Self {
        Self::build(state::REFERRAL, &[&account.0])
    }

    /// A [`Referrer`].
    pub fn referrer(campaign: CampaignId, referrer: &Address) -> Self {
        Self::build(state::REFERRER, &[&campaign.0.to_be_bytes(), &referrer.0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn campaign() -> ReferralCampaign {
        ReferralCampaign {
            opener: Address([1; 20]),
            asset: AssetId::COIN,
            share_bps: 2_500,
            cap_per_epoch: Amount(1_000),
            cap_per_invitee: Amount(40),
            ends_ms: 1,
            budget: Amount(1_000),
        }
    }

    #[test]
    fn what_is_due_is_the_share_of_all_fees_less_what_was_paid() {
        let mut binding = Binding {
            campaign: CampaignId(0),
            referrer: Address([2; 20]),
            since: Amount(7),
            paid: Amount::ZERO,
        };
        for (fees, due) in [(7, 0), (10, 0), (11, 1), (37, 6), (38, 0), (41, 1), (2_000, 32), (9_000, 0)] {
            assert_eq!(binding.due(&campaign(), Amount(fees)), Amount(due), "{fees}");
            binding.paid = Amount(binding.paid.0 + due);
        }
    }

    #[test]
    fn a_campaign_is_refused_for_the_first_rule_in_order() {
        let open = |share_bps, cap, budget| {
            let (cap_per_epoch, cap_per_invitee, budget) = (Amount(cap), Amount(1), Amount(budget));
            OpenReferral {
                asset: AssetId::COIN,
                share_bps,
                cap_per_epoch,
                cap_per_invitee,
                ends_ms: 1,
                budget,
            }
            .check()
        };
        assert_eq!(open(0, 0, 1), Err(Refusal::AmountZero));
        assert_eq!(open(0, 1, 0), Err(Refusal::AmountZero));
        assert_eq!(open(0, 1, 1), Err(Refusal::ShareInvalid));
        assert_eq!(open(2_501, 1, 1), Err(Refusal::ShareInvalid));
        assert_eq!(open(2_500, 1, 1), Ok(()));
    }

    #[test]
    fn a_claim_lists_each_invitee_once_in_order() {
        let claim = |invitees: &[u8]| {
            let invitees = invitees.iter().map(|first| Address([*first; 20])).collect();
            ClaimReferral { campaign: CampaignId(0), invitees: List::new(invitees).unwrap() }.check()
        };
        assert_eq!(claim(&[1, 2]), Ok(()));
        assert_eq!(claim(&[1, 1]), Err(Refusal::AccountsUnsorted));
        assert_eq!(claim(&[2, 1]), Err(Refusal::AccountsUnsorted));
    }
}
