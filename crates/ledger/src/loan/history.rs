//! Finding a note, and writing it back with the entry that says what changed.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    loan::{LoanId, Note},
};

/// The note and its place, as it stands in the state.
pub(super) fn find(turn: &Turn, loan: LoanId) -> Result<(Slot, Note), Halt> {
    let (slot, note) = turn.find::<Note>(&StateKey::loan(loan), Refusal::UnknownLoan)?;
    Ok((slot, note.clone()))
}

/// The same, with its debt as of the block's time.
pub(super) fn find_accrued(turn: &Turn, loan: LoanId) -> Result<(Slot, Note), Halt> {
    let (slot, mut note) = find(turn, loan)?;
    note.debt = note.debt_at(turn.block.time_ms);
    Ok((slot, note))
}

pub(super) fn check_open(note: &Note) -> Result<(), Refusal> {
    if note.is_open() { Ok(()) } else { Err(Refusal::LoanClosed) }
}

/// Writes the note, and the event into its history.
pub(super) fn write(turn: &mut Turn, slot: Slot, mut note: Note, event: Event) {
    note.history.append(&event);
    turn.overlay.put(slot, Some(note));
    turn.happened(event);
}
