//! Claiming one's part of an epoch, once the epoch is over and nobody's points change any more.

use super::part::{self, Part};
use crate::{
    asset::rules,
    balance::{self, Holding},
    overlay::Slot,
    stop::{Halt, set_aside},
    turn::Turn,
};
use tally_types::{
    Amount, Event, Place, Refusal, StateKey,
    boxed::Boxed,
    epoch_of,
    mining::{ClaimMining, EpochPoints, Explanation, MiningCampaign, explain, has_lapsed},
    receipt::MiningClaimed,
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &ClaimMining) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    campaign: MiningCampaign,
    to: Holding,
    due: Due,
}

struct Due {
    part: Part,
    explanation: Explanation,
    amount: Amount,
}

fn check(turn: &Turn, operation: &ClaimMining) -> Result<Checked, Halt> {
    let key = StateKey::mining_campaign(operation.campaign);
    let (slot, campaign) = turn.find::<MiningCampaign>(&key, Refusal::UnknownCampaign)?;
    let (_, asset) = turn.asset(campaign.asset)?;
    rules::check_not_paused(asset)?;
    let to = balance::of(turn.overlay, &turn.actor, campaign.asset)?;
    rules::check_allowed(asset, &to)?;
    let due = set_aside(work_out(turn, operation, campaign))?;
    if let Ok(due) = &due {
        to.check_arrival(turn.overlay, due.amount)?;
    }
    Ok(Checked { slot, campaign: campaign.clone(), to, due: due? })
}

/// What the actor is paid (512, 517, 521, 524, 525; 517 is asked when the others hold).
fn work_out(turn: &Turn, operation: &ClaimMining, campaign: &MiningCampaign) -> Result<Due, Halt> {
    let ClaimMining { campaign: id, epoch } = *operation;
    let global = turn.overlay.global_at(turn.overlay.global_slot()?);
    let rate = global.fees.rate_of(campaign.asset).ok_or(Refusal::RewardNotListed)?;
    let now = epoch_of(turn.block.time_ms, turn.overlay.parameters()?);
    let part = part::find(turn, &turn.actor, id)?;
    if now <= epoch {
        return Err(Refusal::EpochNotOver.into());
    }
    if has_lapsed(epoch, now) {
        return Err(Refusal::EpochLapsed.into());
    }
    let done = part.participation.of_epoch(epoch).ok_or(Refusal::NoReward)?;
    let tally = campaign.tally(epoch).ok_or(Refusal::NoReward)?;
    let explanation = explain(campaign, tally, done, rate);
    let amount = explanation.payout();
    if amount.is_zero() {
        return Err(Refusal::NoReward.into());
    }
    Ok(Due { part, explanation, amount })
}

fn commit(turn: &mut Turn, operation: &ClaimMining, Checked { slot, mut campaign, to, due }: Checked) {
    let ClaimMining { campaign: id, epoch } = *operation;
    let Due { mut part, explanation, amount } = due;
    let was_found = "the epoch has a tally and the account an entry in it";
    let tally =
        campaign.tallies.as_mut_slice().iter_mut().find(|tally| tally.epoch == epoch).expect(was_found);
    tally.left = tally.left.checked_sub(amount).expect("all parts are of one emission");
    let asset = campaign.asset;
    turn.overlay.put(slot, Some(campaign));
    let rest: Vec<EpochPoints> =
        part.participation.epochs.iter().filter(|done| done.epoch != epoch).copied().collect();
    part.participation.epochs = List::new(rest).expect("there are fewer than before");
    part.put(turn);
    // Claiming the reward is accepting its asset. The entry's place does not move when the account's counts change.
    to.credit(turn.overlay, amount, true);
    turn.moved(Place::Campaign(id), Place::Account(turn.actor), asset, amount);
    let claimed = MiningClaimed { campaign: id, epoch, account: turn.actor, explanation };
    turn.happened(Event::MiningClaimed(Boxed::new(claimed)));
}
