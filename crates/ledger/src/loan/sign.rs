//! Signing together: lender, borrower and guarantor each put an equal operation into one transaction, and the last of
//! them makes the note.
//!
//! Invariant: whoever is bound has acted by an operation of this very kind, so that a key scoped to others binds nobody.

use super::making::{self, Escrowed, Making};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Action, Address, Event, Refusal,
    loan::{LoanId, SignLoan},
    receipt::LoanMade,
};

pub(crate) fn apply(turn: &mut Turn, operation: &SignLoan) -> Result<(), Halt> {
    if let Some(checked) = check(turn, operation)? {
        commit(turn, operation, checked);
    }
    Ok(())
}

struct Checked {
    global: Slot,
    making: Making,
}

/// `None` while others are still to sign.
fn check(turn: &Turn, operation: &SignLoan) -> Result<Option<Checked>, Halt> {
    let (before, after) = turn.body.operations.split_at(usize::from(turn.index) + 1);
    let signs = |other: &&tally_types::Operation| matches!(&other.action, Action::SignLoan(other) if other == operation);
    let signed: Vec<Address> = before.iter().filter(signs).map(|other| other.actor).collect();
    if signed.iter().filter(|actor| **actor == turn.actor).count() > 1 {
        return Err(Refusal::AlreadySo.into());
    }
    if after.iter().any(|other| signs(&other)) {
        return Ok(None);
    }
    let agreement = &operation.agreement;
    let making = making::check(turn, agreement, Escrowed::default())?;
    if !agreement.signers().all(|signer| signed.contains(&signer)) {
        return Err(Refusal::PartyMissing.into());
    }
    making::check_due_dates(turn, &agreement.terms, turn.block.time_ms)?;
    making::check_feed(turn, &agreement.terms)?;
    Ok(Some(Checked { global: turn.overlay.global_slot()?, making }))
}

fn commit(turn: &mut Turn, operation: &SignLoan, Checked { global, making }: Checked) {
    let agreement = operation.agreement.clone();
    let loan = LoanId(turn.overlay.take_id(global, |counters| &mut counters.loan));
    let (lender, borrower) = (agreement.lender, agreement.borrower);
    let event = Event::LoanSigned(LoanMade { loan, lender, borrower });
    making::commit(turn, loan, agreement, making, event);
}
