//! A witness's statement: once, by each account that the agreement names.

use super::history;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    loan::{Note, StateOnLoan},
    receipt::LoanStatement,
};

pub(crate) fn apply(turn: &mut Turn, operation: &StateOnLoan) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    note: Note,
    bit: u8,
}

fn check(turn: &Turn, operation: &StateOnLoan) -> Result<Checked, Halt> {
    let (slot, note) = history::find(turn, operation.loan)?;
    let place = note.agreement.witnesses.iter().position(|witness| *witness == turn.actor);
    let bit = 1u8 << place.ok_or(Refusal::NotWitness)?;
    if note.witnessed & bit != 0 {
        return Err(Refusal::AlreadySo.into());
    }
    Ok(Checked { slot, note, bit })
}

fn commit(turn: &mut Turn, operation: &StateOnLoan, Checked { slot, mut note, bit }: Checked) {
    note.witnessed |= bit;
    let StateOnLoan { loan, statement } = operation.clone();
    let event = Event::LoanWitnessed(LoanStatement { loan, by: turn.actor, statement });
    history::write(turn, slot, note, event);
}
