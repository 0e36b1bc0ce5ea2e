//! Claiming what the fees of one's invitees have earned.

use super::due::{self, Due};
use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::{Halt, set_aside},
    turn::Turn,
};
use tally_types::{
    Amount, Event, Place, Refusal, StateKey,
    receipt::ReferralPaid,
    referral::{ClaimReferral, ReferralCampaign},
};

pub(crate) fn apply(turn: &mut Turn, operation: &ClaimReferral) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    campaign: ReferralCampaign,
    to: Holding,
    due: Due,
}

fn check(turn: &Turn, operation: &ClaimReferral) -> Result<Checked, Halt> {
    let key = StateKey::referral_campaign(operation.campaign);
    let (slot, campaign) = turn.find::<ReferralCampaign>(&key, Refusal::UnknownCampaign)?;
    let (_, asset) = turn.asset(campaign.asset)?;
    rules::check_not_paused(asset)?;
    let to = balance::of(turn.overlay, &turn.actor, campaign.asset)?;
    rules::check_allowed(asset, &to)?;
    let due = set_aside(due::work_out(turn, operation, campaign))?;
    let amount = due.as_ref().map_or(Amount::ZERO, |due| due.amount);
    to.plus(amount)?;
    if turn.block.time_ms > campaign.ends_ms {
        return Err(Refusal::DeadlinePast.into());
    }
    if !amount.is_zero() {
        to.check_room(turn.overlay)?;
    }
    Ok(Checked { slot, campaign: campaign.clone(), to, due: due? })
}

fn commit(turn: &mut Turn, operation: &ClaimReferral, Checked { slot, campaign, to, due }: Checked) {
    let Due { amount, earned, cap_left, referrer, booked } = due;
    let (id, asset) = (operation.campaign, campaign.asset);
    for (invitee, referral) in booked {
        turn.overlay.put(invitee, Some(referral));
    }
    turn.overlay.put(referrer.0, Some(referrer.1));
    let budget = campaign.budget.checked_sub(amount).expect("it was cut to the budget");
    turn.overlay.put(slot, Some(ReferralCampaign { budget, ..campaign }));
    // Claiming the reward is accepting its asset.
    to.credit(turn.overlay, amount, true);
    turn.moved(Place::Campaign(id), Place::Account(turn.actor), asset, amount);
    turn.happened(Event::ReferralPaid(ReferralPaid { campaign: id, referrer: turn.actor, earned, cap_left }));
}
