//! Saying that a deal was shipped: the seller, in time.

use super::case::{self, Case};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{DealNoted, Noted, Side, Stage},
};

pub(crate) fn apply(turn: &mut Turn, operation: &DealNoted) -> Result<(), Halt> {
    let case = check(turn, operation)?;
    commit(turn, operation, case);
    Ok(())
}

fn check(turn: &Turn, operation: &DealNoted) -> Result<Case, Halt> {
    let case = case::find(turn, operation.deal)?;
    if case.deal.side_of(&turn.actor) != Some(Side::SELLER) {
        return Err(Refusal::NotDealParty.into());
    }
    case.check_stage(&[Stage::Accepted])?;
    case.check_in_time(turn)?;
    Ok(case)
}

fn commit(turn: &mut Turn, operation: &DealNoted, mut case: Case) {
    case.deal.shipped = Some(Noted { at_ms: turn.block.time_ms, note: operation.note.clone() });
    turn.happened(Event::DealShipped(case.step(turn)));
    case.store(turn);
}
