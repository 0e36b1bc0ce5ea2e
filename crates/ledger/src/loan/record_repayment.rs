//! Stating a repayment of a recorded claim. It counts when the other party agrees, and stands there until then.

use super::history;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{LoanAmount, MAX_PENDING_EACH, Note, PendingRepayment},
    receipt::RepaymentTold,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanAmount) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    next: u32,
}

fn check(turn: &Turn, operation: &LoanAmount) -> Result<Checked, Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    let by_lender = turn.actor == note.lender;
    if !by_lender && turn.actor != note.agreement.borrower {
        return Err(Refusal::NotParty.into());
    }
    history::check_open(&note)?;
    if note.asset().is_some() {
        return Err(Refusal::UnitMismatch.into());
    }
    let waiting = note.pending.iter().filter(|pending| pending.by_lender == by_lender).count();
    if waiting >= MAX_PENDING_EACH {
        return Err(Refusal::TooManyStatements.into());
    }
    let next = note.statements.checked_add(1).ok_or(Refusal::TooManyStatements)?;
    Ok(Checked { slot, note, next })
}

fn commit(turn: &mut Turn, operation: &LoanAmount, Checked { slot, mut note, next }: Checked) {
    let LoanAmount { loan, amount } = *operation;
    let number = std::mem::replace(&mut note.statements, next);
    let by_lender = turn.actor == note.lender;
    let pending = PendingRepayment { number, by_lender, amount, stated_ms: turn.block.time_ms };
    note.pending.push(pending).expect("neither side has more than its half");
    let event = Event::RepaymentStated(RepaymentTold { loan, statement: number, by: turn.actor, amount });
    history::write(turn, slot, note, event);
}
