//! Paying as the guarantor of a note in default: all that is owed, to the lender, whose place the guarantor takes.
//!
//! Invariant: the borrower owes afterwards what it owed before.

use super::{
    history,
    payment::{self, Payment},
    succession,
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{LoanAmount, Note},
    receipt::LoanPaid,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanAmount) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    payment: Payment,
}

fn check(turn: &Turn, operation: &LoanAmount) -> Result<Checked, Halt> {
    let (slot, note) = history::find_accrued(turn, operation.loan)?;
    let owed = note.debt.owed().total();
    let payment = payment::check(turn, &note, owed)?;
    // It stands in no longer once the note has ended.
    if note.guarantor != Some(turn.actor) {
        return Err(Refusal::NotGuarantor.into());
    }
    let payment = payment.ok_or(Refusal::UnitMismatch)?;
    if note.defaulted_ms.is_none() {
        return Err(Refusal::NotInDefault.into());
    }
    if operation.amount < owed {
        return Err(Refusal::GuaranteeShort.into());
    }
    succession::read(turn, &note, &turn.actor)?;
    Ok(Checked { slot, note, payment })
}

fn commit(turn: &mut Turn, operation: &LoanAmount, Checked { slot, mut note, payment }: Checked) {
    let (loan, by) = (operation.loan, turn.actor);
    payment::commit(turn, note.lender, payment);
    succession::commit(turn, &mut note, by);
    let event = Event::GuaranteePaid(LoanPaid { loan, by, counted: note.debt.owed(), closed: false });
    history::write(turn, slot, note, event);
}
