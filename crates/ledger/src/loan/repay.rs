//! Repaying a note of a ledger asset. Anyone but its lender may; only what is owed is taken.

use super::{
    closing, history,
    payment::{self, Payment},
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
    let amount = note.debt.owed().total().min(operation.amount);
    let payment = payment::check(turn, &note, amount)?;
    if turn.actor == note.lender {
        return Err(Refusal::PayerIsLender.into());
    }
    history::check_open(&note)?;
    let payment = payment.ok_or(Refusal::UnitMismatch)?;
    closing::read(turn, &note)?;
    Ok(Checked { slot, note, payment })
}

fn commit(turn: &mut Turn, operation: &LoanAmount, Checked { slot, mut note, payment }: Checked) {
    let loan = operation.loan;
    payment::commit(turn, note.lender, payment);
    let counted = note.debt.pay(operation.amount);
    note.paid = note.paid.and(&counted);
    let closed = closing::settle(turn, loan, &mut note, false);
    let event = Event::LoanRepaid(LoanPaid { loan, by: turn.actor, counted, closed });
    history::write(turn, slot, note, event);
}
