//! Accepting a deal: the seller and the arbiter each agree to its terms; with the last of them it begins.

use super::case::{self, Case};
use crate::{asset::rules, balance, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{DealOnly, Side, Stage},
};

pub(crate) fn apply(turn: &mut Turn, operation: &DealOnly) -> Result<(), Halt> {
    let case = check(turn, operation)?;
    commit(turn, case);
    Ok(())
}

fn check(turn: &Turn, operation: &DealOnly) -> Result<Case, Halt> {
    let case = case::find(turn, operation.deal)?;
    let deal = &case.deal;
    let (_, asset) = turn.asset(deal.terms.asset)?;
    rules::check_allowed(asset, &balance::of(turn.overlay, &turn.actor, deal.terms.asset)?)?;
    let is_seller = deal.side_of(&turn.actor) == Some(Side::SELLER);
    let is_arbiter = deal.is_arbiter(&turn.actor);
    if is_seller && deal.seller_agreed || is_arbiter && deal.arbiter_agreed {
        return Err(Refusal::AlreadySo.into());
    }
    if !is_seller && !is_arbiter {
        return Err(Refusal::NotDealParty.into());
    }
    case.check_stage(&[Stage::Offered])?;
    case.check_in_time(turn)?;
    Ok(case)
}

fn commit(turn: &mut Turn, mut case: Case) {
    let deal = &mut case.deal;
    if deal.is_arbiter(&turn.actor) {
        deal.arbiter_agreed = true;
    } else {
        deal.seller_agreed = true;
    }
    if deal.is_agreed() {
        deal.accepted_ms = Some(turn.block.time_ms);
    }
    turn.happened(Event::DealAccepted(case.step(turn)));
    case.store(turn);
}
