//! The end of a note: nothing is owed any more, and the collateral goes home.
//!
//! Invariant: collateral goes home whatever binds its asset, and a borrower without room for it keeps nobody from
//! ending the note; it stays under the note's id then, until somebody releases it.

use super::credit;
use crate::{balance, stop::Halt, turn::Turn};
use tally_types::{
    Place,
    loan::{Closed, LoanId, Note},
    wire::List,
};

/// Reads what the end of the note needs, for operations that may bring it.
pub(super) fn read(turn: &Turn, note: &Note) -> Result<(), Halt> {
    credit::read(turn, &note.agreement.borrower)?;
    credit::read(turn, &note.lender)?;
    if let (Some(asset), false) = (note.collateral_asset(), note.collateral.is_zero()) {
        balance::of(turn.overlay, &note.agreement.borrower, asset)?;
    }
    Ok(())
}

/// Ends the note if nothing is owed; says whether it has.
pub(super) fn settle(turn: &mut Turn, loan: LoanId, note: &mut Note, forgiven: bool) -> bool {
    if !note.debt.owed().is_nothing() {
        return false;
    }
    note.closed = Some(Closed { at_ms: turn.block.time_ms, forgiven });
    (note.guarantor, note.assignee, note.pending) = (None, None, List::default());
    credit::ended(turn, note, forgiven);
    release(turn, loan, note);
    true
}

/// Sends the collateral home, if the borrower has room for it.
fn release(turn: &mut Turn, loan: LoanId, note: &mut Note) {
    let (Some(asset), false) = (note.collateral_asset(), note.collateral.is_zero()) else { return };
    let borrower = note.agreement.borrower;
    let home = balance::of(turn.overlay, &borrower, asset).expect("this was read in the check");
    if home.check_arrival(turn.overlay, note.collateral).is_err() {
        return;
    }
    let amount = std::mem::take(&mut note.collateral);
    home.credit(turn.overlay, amount, true);
    turn.moved(Place::LoanCollateral(loan), Place::Account(borrower), asset, amount);
}
