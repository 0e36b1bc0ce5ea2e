//! Ruling a disputed deal: the arbiter takes its fee and splits the rest.

use super::{
    case::{self, Case},
    payout::{self, Payout},
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{DealEnd, RuleDeal, Stage},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &RuleDeal) -> Result<(), Halt> {
    let (case, payout) = check(turn, operation)?;
    commit(turn, operation, case, payout);
    Ok(())
}

fn check(turn: &Turn, operation: &RuleDeal) -> Result<(Case, Payout), Halt> {
    let case = case::find(turn, operation.deal)?;
    // A split of more than there is pays nobody: it is refused for that, once all else is in order.
    let split = case.deal.ruling(operation.to_seller);
    let payout = split.map(|split| payout::check(turn, &case.deal, split)).transpose()?;
    if !case.deal.is_arbiter(&turn.actor) {
        return Err(Refusal::NotDealParty.into());
    }
    case.check_stage(&[Stage::Disputed])?;
    case.check_in_time(turn)?;
    Ok((case, payout.ok_or(Refusal::SplitTooLarge)?))
}

fn commit(turn: &mut Turn, operation: &RuleDeal, case: Case, payout: Payout) {
    turn.happened(Event::DealRuled(case.parties()));
    payout.commit(turn, case, DealEnd::Ruled(Empty), operation.note.clone());
}
