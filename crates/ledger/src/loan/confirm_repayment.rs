//! Answering a stated repayment: the other party agrees or not, and whoever stated it may take it back.

use super::{closing, history};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{Allocation, ConfirmRepayment, Note},
    receipt::RepaymentAnswer,
};

pub(crate) fn apply(turn: &mut Turn, operation: &ConfirmRepayment) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    place: usize,
}

fn check(turn: &Turn, operation: &ConfirmRepayment) -> Result<Checked, Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    let is_lender = turn.actor == note.lender;
    if !is_lender && turn.actor != note.agreement.borrower {
        return Err(Refusal::NotParty.into());
    }
    history::check_open(&note)?;
    let place = note.pending.binary_search_by_key(&operation.statement, |pending| pending.number);
    let place = place.map_err(|_| Refusal::UnknownStatement)?;
    if operation.agree && note.pending[place].by_lender == is_lender {
        return Err(Refusal::OwnStatement.into());
    }
    closing::read(turn, &note)?;
    Ok(Checked { slot, note, place })
}

fn commit(turn: &mut Turn, operation: &ConfirmRepayment, Checked { slot, mut note, place }: Checked) {
    let ConfirmRepayment { loan, statement, agree } = *operation;
    let pending = note.pending.remove(place).expect("it was found in the check");
    let (mut counted, mut closed) = (Allocation::default(), false);
    if agree {
        note.debt = note.debt_at(turn.block.time_ms);
        counted = note.debt.pay(pending.amount);
        note.paid = note.paid.and(&counted);
        closed = closing::settle(turn, loan, &mut note, false);
    }
    let answer = RepaymentAnswer { loan, statement, by: turn.actor, agreed: agree, counted, closed };
    history::write(turn, slot, note, Event::RepaymentAnswered(answer));
}
