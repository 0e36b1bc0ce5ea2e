//! Confirming a deal: the buyer says it is done, and the seller is paid.

use super::{
    case::{self, Case},
    payout::{self, Payout, no_note},
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{DealEnd, DealOnly, Side, Stage},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &DealOnly) -> Result<(), Halt> {
    let (case, payout) = check(turn, operation)?;
    commit(turn, case, payout);
    Ok(())
}

fn check(turn: &Turn, operation: &DealOnly) -> Result<(Case, Payout), Halt> {
    let case = case::find(turn, operation.deal)?;
    let payout = payout::check(turn, &case.deal, case.deal.all_to(Side::SELLER))?;
    if case.deal.side_of(&turn.actor) != Some(Side::BUYER) {
        return Err(Refusal::NotDealParty.into());
    }
    case.check_stage(&[Stage::Accepted, Stage::Shipped, Stage::Disputed])?;
    Ok((case, payout))
}

fn commit(turn: &mut Turn, case: Case, payout: Payout) {
    turn.happened(Event::DealConfirmed(case.parties()));
    payout.commit(turn, case, DealEnd::Confirmed(Empty), no_note());
}
