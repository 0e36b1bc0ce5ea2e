//! Adding to the budget of a campaign of referral. Anyone may.

use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    receipt::CampaignMoved,
    referral::{FundCampaign, ReferralCampaign},
};

pub(crate) fn apply(turn: &mut Turn, operation: &FundCampaign) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    campaign: ReferralCampaign,
    debit: Debit,
}

fn check(turn: &Turn, operation: &FundCampaign) -> Result<Checked, Halt> {
    let key = StateKey::referral_campaign(operation.campaign);
    let (slot, campaign) = turn.find::<ReferralCampaign>(&key, Refusal::UnknownCampaign)?;
    let debit = debit::sender(turn, campaign.asset)?.can_spend(turn, operation.amount)?;
    if turn.block.time_ms > campaign.ends_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    Ok(Checked { slot, campaign: campaign.clone(), debit })
}

fn commit(turn: &mut Turn, operation: &FundCampaign, Checked { slot, campaign, debit }: Checked) {
    let FundCampaign { campaign: id, amount } = *operation;
    let (account, asset) = (turn.actor, campaign.asset);
    debit.commit(turn);
    let budget =
        campaign.budget.checked_add(amount).expect("budget and sender together hold no more than the supply");
    turn.overlay.put(slot, Some(ReferralCampaign { budget, ..campaign }));
    turn.moved(Place::Account(account), Place::Campaign(id), asset, amount);
    turn.happened(Event::CampaignFunded(CampaignMoved { campaign: id, account }));
}
