//! Forgiving what is owed, all or part of it.

use super::{closing, history};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{LoanAmount, Note},
    receipt::LoanPaid,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanAmount) -> Result<(), Halt> {
    let (slot, note) = check(turn, operation)?;
    commit(turn, operation, slot, note);
    Ok(())
}

fn check(turn: &Turn, operation: &LoanAmount) -> Result<(Slot, Note), Halt> {
    let (slot, note) = history::find_accrued(turn, operation.loan)?;
    if turn.actor != note.lender {
        return Err(Refusal::NotLender.into());
    }
    history::check_open(&note)?;
    closing::read(turn, &note)?;
    Ok((slot, note))
}

fn commit(turn: &mut Turn, operation: &LoanAmount, slot: Slot, mut note: Note) {
    let loan = operation.loan;
    let counted = note.debt.pay(operation.amount);
    note.forgiven = note.forgiven.and(&counted);
    let closed = closing::settle(turn, loan, &mut note, true);
    let event = Event::LoanForgiven(LoanPaid { loan, by: turn.actor, counted, closed });
    history::write(turn, slot, note, event);
}
