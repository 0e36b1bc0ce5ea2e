//! An account is bound once, and no chain of bindings closes; a campaign pays no more for an invitee than its share of
//! the fees counted, and no more to a referrer in an epoch than its cap.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_at, address_of, number_of},
    state::State,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, Place, StateKey,
    referral::{Binding, CampaignId, MAX_SHARE_BPS, Referral, ReferralCampaign, Referrer},
    state::Counters,
};

impl Kind for ReferralCampaign {
    type Id = CampaignId;

    fn id(key: &StateKey) -> CampaignId {
        CampaignId(number_of(key, 1))
    }

    fn key(&self, id: &CampaignId) -> Option<StateKey> {
        Some(StateKey::referral_campaign(*id))
    }

    fn holdings(&self, id: &CampaignId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Campaign(*id), self.asset, self.budget))
    }

    fn shape(&self, id: &CampaignId) -> Result<(), Broken> {
        let caps = [self.cap_per_epoch, self.cap_per_invitee];
        let sound = (1..=MAX_SHARE_BPS).contains(&self.share_bps) && caps.iter().all(|cap| !cap.is_zero());
        if sound { Ok(()) } else { Err(campaign_broken(*id, "its terms cannot be")) }
    }

    fn history(id: &CampaignId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        let terms = |campaign: &Self| Self { budget: Amount::ZERO, ..campaign.clone() };
        if terms(before) == terms(after) { Ok(()) } else { Err(campaign_broken(*id, "its terms changed")) }
    }
}

impl Kind for Referral {
    type Id = Address;

    fn id(key: &StateKey) -> Address {
        address_of(key)
    }

    fn key(&self, account: &Address) -> Option<StateKey> {
        (*self != Self::default()).then(|| StateKey::referral(account))
    }

    fn history(account: &Address, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(broken(account, "its record is gone")) };
        if after.invitees < before.invitees {
            return Err(broken(account, "it has brought fewer than before"));
        }
        let unpaid = |binding: &Binding| Binding { paid: Amount::ZERO, ..binding.clone() };
        match (&before.binding, &after.binding) {
            (None, Some(_)) if before.invitees > 0 => {
                Err(broken(account, "it was bound after it brought others"))
            }
            (None, _) => Ok(()),
            (Some(before), Some(after)) if unpaid(before) == unpaid(after) && before.paid <= after.paid => {
                Ok(())
            }
            (Some(_), _) => Err(broken(account, "its binding changed")),
        }
    }
}

impl Kind for Referrer {
    type Id = (CampaignId, Address);

    fn id(key: &StateKey) -> Self::Id {
        (CampaignId(number_of(key, 1)), address_at(key, 9))
    }

    fn key(&self, (campaign, account): &Self::Id) -> Option<StateKey> {
        Some(StateKey::referrer(*campaign, account))
    }
}

/// Campaigns have ids given out; bindings are counted right and form no cycle; payments are within caps and fees.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if let Some((id, _)) =
        state.referral_campaigns.last_key_value().filter(|(id, _)| id.0 >= counters.campaign)
    {
        return Err(campaign_broken(*id, "its id was not given out"));
    }
    check_bindings(state)?;
    for ((id, account), referrer) in &state.referrers {
        let cap = state.referral_campaigns.get(id).map(|campaign| campaign.cap_per_epoch);
        if cap.is_some_and(|cap| referrer.earned > cap) {
            return Err(broken(account, "it earned more than its cap"));
        }
    }
    Ok(())
}

fn check_bindings(state: &State) -> Result<(), Broken> {
    let mut brought: BTreeMap<Address, u64> = BTreeMap::new();
    for (account, referral) in &state.referrals {
        let Some(binding) = &referral.binding else { continue };
        check_binding(state, account, binding)?;
        *brought.entry(binding.referrer).or_default() += 1;
        if is_circular(state, account) {
            return Err(broken(account, "its bindings form a cycle"));
        }
    }
    let counted = |account: &Address| brought.get(account).copied().unwrap_or_default();
    match state.referrals.iter().find(|(account, referral)| referral.invitees != counted(account)) {
        Some((account, _)) => Err(broken(account, "those it brought are not counted right")),
        None => Ok(()),
    }
}

fn check_binding(state: &State, account: &Address, binding: &Binding) -> Result<(), Broken> {
    if !state.referrals.contains_key(&binding.referrer) {
        return Err(broken(account, "its referrer has no record"));
    }
    let earning = state.accounts.get(account).and_then(|account| account.earning.as_deref());
    let fees = earning.and_then(|earning| earning.fees.checked_sub(binding.since));
    let Some(fees) = fees else { return Err(broken(account, "its fees are not counted")) };
    let campaign = state.referral_campaigns.get(&binding.campaign);
    if campaign.is_some_and(|campaign| binding.paid > campaign.earned(fees)) {
        return Err(broken(account, "it brought more than its fees allow"));
    }
    Ok(())
}

fn is_circular(state: &State, start: &Address) -> bool {
    let mut account = *start;
    while let Some(binding) = state.referrals.get(&account).and_then(|referral| referral.binding.as_ref()) {
        account = binding.referrer;
        if account == *start {
            return true;
        }
    }
    false
}

fn campaign_broken(id: CampaignId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::referral_campaign(id), what }
}

fn broken(account: &Address, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::referral(account), what }
}
