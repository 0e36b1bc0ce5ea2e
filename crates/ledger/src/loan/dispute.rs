//! Disputing a note: a statement by its lender or its borrower, in its history for ever.

use super::history;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{MAX_DISPUTES, Note, StateOnLoan},
    receipt::LoanStatement,
};

pub(crate) fn apply(turn: &mut Turn, operation: &StateOnLoan) -> Result<(), Halt> {
    let (slot, note) = check(turn, operation)?;
    commit(turn, operation, slot, note);
    Ok(())
}

fn check(turn: &Turn, operation: &StateOnLoan) -> Result<(Slot, Note), Halt> {
    let (slot, mut note) = history::find(turn, operation.loan)?;
    let stated = disputes(&mut note, turn).ok_or(Refusal::NotParty)?;
    if *stated >= MAX_DISPUTES {
        return Err(Refusal::TooManyDisputes.into());
    }
    Ok((slot, note))
}

fn commit(turn: &mut Turn, operation: &StateOnLoan, slot: Slot, mut note: Note) {
    *disputes(&mut note, turn).expect("the actor is a party") += 1;
    let StateOnLoan { loan, statement } = operation.clone();
    let event = Event::LoanDisputed(LoanStatement { loan, by: turn.actor, statement });
    history::write(turn, slot, note, event);
}

/// How many the actor's side has stated.
fn disputes<'a>(note: &'a mut Note, turn: &Turn) -> Option<&'a mut u8> {
    if turn.actor == note.lender {
        Some(&mut note.lender_disputes)
    } else if turn.actor == note.agreement.borrower {
        Some(&mut note.borrower_disputes)
    } else {
        None
    }
}
