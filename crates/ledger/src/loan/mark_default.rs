//! Marking a note as in default: something that fell due is past its grace and not paid, and so the whole note falls due.

use super::{credit, history};
use crate::{asset::rules, balance, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{LoanOnly, Note, Plan},
    receipt::LoanOwed,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LoanOnly) -> Result<(), Halt> {
    let (slot, note) = check(turn, operation)?;
    commit(turn, operation, slot, note);
    Ok(())
}

fn check(turn: &Turn, operation: &LoanOnly) -> Result<(Slot, Note), Halt> {
    let (slot, note) = history::find_accrued(turn, operation.loan)?;
    let lender = match note.asset() {
        None => None,
        Some(id) => {
            // Nobody is in default whom the asset or the lender keeps from paying.
            rules::check_not_paused(turn.asset(id)?.1)?;
            Some(balance::of(turn.overlay, &note.lender, id)?)
        }
    };
    if note.defaulted_ms.is_some() {
        return Err(Refusal::AlreadySo.into());
    }
    if let Some(lender) = lender {
        lender.check_room(turn.overlay)?;
    }
    if turn.actor != note.lender {
        return Err(Refusal::NotLender.into());
    }
    history::check_open(&note)?;
    if note.debt.missed.is_zero() {
        return Err(Refusal::NotOverdue.into());
    }
    credit::read(turn, &note.agreement.borrower)?;
    credit::read(turn, &note.lender)?;
    Ok((slot, note))
}

fn commit(turn: &mut Turn, operation: &LoanOnly, slot: Slot, mut note: Note) {
    note.debt.accelerate(&Plan {
        terms: &note.agreement.terms,
        start_ms: note.start_ms,
        payment: note.payment,
    });
    note.defaulted_ms = Some(turn.block.time_ms);
    credit::defaulted(turn, &note);
    let event = Event::LoanDefaulted(LoanOwed { loan: operation.loan, owed: note.debt.owed() });
    history::write(turn, slot, note, event);
}
