//! Retiring: the candidate takes no more stake, and what it has earns no more.

use super::{position, rewards};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    stake::{Candidate, CandidateOnly, StakeBook},
};

pub(crate) fn apply(turn: &mut Turn, operation: &CandidateOnly) -> Result<(), Halt> {
    let Checked { book: (book_slot, book), candidate: (slot, candidate) } = check(turn, operation)?;
    turn.overlay.put(book_slot, Some(book));
    turn.overlay.put(slot, Some(candidate));
    turn.happened(Event::CandidateRetired(operation.candidate));
    Ok(())
}

struct Checked {
    book: (Slot, StakeBook),
    candidate: (Slot, Candidate),
}

fn check(turn: &Turn, operation: &CandidateOnly) -> Result<Checked, Halt> {
    let (book_slot, mut book) = rewards::find(turn.overlay)?;
    let (slot, mut candidate) = position::candidate(turn.overlay, operation.candidate)?;
    if candidate.owner != turn.actor {
        return Err(Refusal::NotCandidateOwner.into());
    }
    if candidate.retired {
        return Err(Refusal::CandidateRetired.into());
    }
    rewards::accrue(&book, &mut candidate);
    candidate.retired = true;
    book.active =
        book.active.checked_sub(candidate.pool.units).expect("the pool is part of the active stake");
    Ok(Checked { book: (book_slot, book), candidate: (slot, candidate) })
}
