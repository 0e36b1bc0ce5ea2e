//! A new lender in the place of the old one. It takes the note as it stands.

use super::credit;
use crate::{stop::Halt, turn::Turn};
use tally_types::{Address, loan::Note};

/// Reads what the change needs.
pub(super) fn read(turn: &Turn, note: &Note, to: &Address) -> Result<(), Halt> {
    credit::read(turn, &note.lender)?;
    credit::read(turn, to)
}

/// Makes `to` the lender. It no longer stands in for the borrower, if it did.
pub(super) fn commit(turn: &mut Turn, note: &mut Note, to: Address) {
    credit::passed_on(turn, &note.lender, &to);
    note.lender = to;
    note.assignee = None;
    note.guarantor = note.guarantor.filter(|guarantor| *guarantor != to);
}
