//! Disputing a deal: either side calls the arbiter, before the deadline decides.

use super::case::{self, Case};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{DealNoted, Dispute, Side, Stage},
};

pub(crate) fn apply(turn: &mut Turn, operation: &DealNoted) -> Result<(), Halt> {
    let (case, by) = check(turn, operation)?;
    commit(turn, operation, case, by);
    Ok(())
}

fn check(turn: &Turn, operation: &DealNoted) -> Result<(Case, Side), Halt> {
    let case = case::find(turn, operation.deal)?;
    let by = case.deal.side_of(&turn.actor).ok_or(Refusal::NotDealParty)?;
    case.check_stage(&[Stage::Accepted, Stage::Shipped])?;
    case.check_in_time(turn)?;
    if case.deal.terms.arbiter.is_none() {
        return Err(Refusal::NoArbiter.into());
    }
    Ok((case, by))
}

fn commit(turn: &mut Turn, operation: &DealNoted, mut case: Case, by: Side) {
    let dispute = Dispute { at_ms: turn.block.time_ms, by, note: operation.note.clone() };
    case.deal.disputed = Some(dispute);
    turn.happened(Event::DealDisputed(case.step(turn)));
    case.store(turn);
}
