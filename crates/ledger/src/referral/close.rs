//! Closing a campaign of referral that has ended: what is left goes home, whatever binds its asset meanwhile. Anyone may.

use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::CampaignMoved,
    referral::{CampaignOnly, ReferralCampaign},
};

pub(crate) fn apply(turn: &mut Turn, operation: &CampaignOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    campaign: ReferralCampaign,
    to: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &CampaignOnly) -> Result<Checked, Halt> {
    let key = StateKey::referral_campaign(operation.campaign);
    let (slot, campaign) = turn.find::<ReferralCampaign>(&key, Refusal::UnknownCampaign)?;
    let (_, asset) = turn.asset(campaign.asset)?;
    let to = balance::of(turn.overlay, &campaign.opener, campaign.asset)?;
    if !campaign.budget.is_zero() {
        to.check_arrival(turn.overlay, campaign.budget)?;
    }
    if turn.block.time_ms <= campaign.ends_ms {
        return Err(Refusal::CampaignRunning.into());
    }
    let is_insider = rules::is_insider(asset, &campaign.opener);
    Ok(Checked { slot, campaign: campaign.clone(), to, is_insider })
}

fn commit(turn: &mut Turn, operation: &CampaignOnly, Checked { slot, campaign, to, is_insider }: Checked) {
    let ReferralCampaign { opener, asset, budget, .. } = campaign;
    let id = operation.campaign;
    turn.overlay.put::<ReferralCampaign>(slot, None);
    if !budget.is_zero() {
        to.credit(turn.overlay, budget, is_insider);
        turn.moved(Place::Campaign(id), Place::Account(opener), asset, budget);
    }
    turn.happened(Event::ReferralClosed(CampaignMoved { campaign: id, account: opener }));
}
