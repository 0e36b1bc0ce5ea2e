//! Passing a note on: its lender offers it to an account, and that account takes it, in the same transaction or later.

use super::{history, succession};
use crate::{asset::rules, balance, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{AssignLoan, Note},
    receipt::LoanAssignment,
};

pub(crate) fn apply(turn: &mut Turn, operation: &AssignLoan) -> Result<(), Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    if turn.actor == note.lender {
        check_offer(operation, &note)?;
        commit_offer(turn, operation, slot, note);
    } else {
        check_taking(turn, operation, &note)?;
        commit_taking(turn, operation, slot, note);
    }
    Ok(())
}

/// The lender offers the note; offering it to itself takes the offer back.
fn check_offer(operation: &AssignLoan, note: &Note) -> Result<(), Refusal> {
    if note.assignee.unwrap_or(note.lender) == operation.to {
        return Err(Refusal::AlreadySo);
    }
    history::check_open(note)?;
    if operation.to == note.agreement.borrower {
        return Err(Refusal::AssigneeIsBorrower);
    }
    Ok(())
}

fn commit_offer(turn: &mut Turn, operation: &AssignLoan, slot: Slot, mut note: Note) {
    let AssignLoan { loan, to } = *operation;
    note.assignee = Some(to).filter(|to| *to != note.lender);
    let event = Event::LoanAssigned(LoanAssignment { loan, from: note.lender, to, done: false });
    history::write(turn, slot, note, event);
}

/// Repayments will come to whoever takes the note, so it must be allowed to hold them.
fn check_taking(turn: &Turn, operation: &AssignLoan, note: &Note) -> Result<(), Halt> {
    if let Some(id) = note.asset() {
        let (_, asset) = turn.asset(id)?;
        rules::check_allowed(asset, &balance::of(turn.overlay, &turn.actor, id)?)?;
    }
    if turn.actor != operation.to || note.assignee != Some(turn.actor) {
        return Err(Refusal::NotLender.into());
    }
    // A note that has ended is offered to nobody.
    succession::read(turn, note, &turn.actor)
}

fn commit_taking(turn: &mut Turn, operation: &AssignLoan, slot: Slot, mut note: Note) {
    let AssignLoan { loan, to } = *operation;
    let event = Event::LoanAssigned(LoanAssignment { loan, from: note.lender, to, done: true });
    succession::commit(turn, &mut note, to);
    history::write(turn, slot, note, event);
}
