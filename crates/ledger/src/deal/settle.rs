//! Settling a deal by its deadline: anyone may, and the deal's stage says how it ends.
//!
//! Invariant: a price is never stuck. What is the seller's and cannot be paid to it goes back a year after the deadline.

use super::{
    case::{self, Case},
    payout::{self, Payout, no_note},
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    deal::{Deal, DealDecided, DealEnd, DealOnly, Side, Stage, UNPAYABLE_MS},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &DealOnly) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

struct Checked {
    case: Case,
    payout: Payout,
    how: DealEnd,
}

fn check(turn: &Turn, operation: &DealOnly) -> Result<Checked, Halt> {
    let case = case::find(turn, operation.deal)?;
    let deal = &case.deal;
    let Some((how, side)) = deal.due(turn.block.time_ms) else {
        case.check_stage(&Stage::OPEN)?;
        return Err(Refusal::DealNotDue.into());
    };
    match payout::check(turn, deal, deal.all_to(side)) {
        Err(Halt::Refused(_)) if side == Side::SELLER && is_unpayable(turn, deal) => {
            let payout = payout::check(turn, deal, deal.all_to(Side::BUYER))?;
            Ok(Checked { case, payout, how: DealEnd::Unpayable(Empty) })
        }
        checked => Ok(Checked { payout: checked?, case, how }),
    }
}

/// Whether the seller has had a year since the deadline to become able to take the price.
fn is_unpayable(turn: &Turn, deal: &Deal) -> bool {
    let until_ms = deal.deadline_ms().map(|deadline_ms| deadline_ms.saturating_add(UNPAYABLE_MS));
    until_ms.is_some_and(|until_ms| turn.block.time_ms > until_ms)
}

fn commit(turn: &mut Turn, Checked { case, payout, how }: Checked) {
    turn.happened(Event::DealSettled(DealDecided { parties: case.parties(), how }));
    payout.commit(turn, case, how, no_note());
}
