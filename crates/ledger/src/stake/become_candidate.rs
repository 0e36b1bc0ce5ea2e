//! Becoming a candidate: a pool of bonds under the next id.

use super::rewards;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey, epoch_of,
    fixed::Fixed,
    pool::Pool,
    stake::{BecomeCandidate, Candidate, CandidateId, StakeBook},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &BecomeCandidate) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    book: (Slot, StakeBook),
    epoch: u64,
}

fn check(turn: &Turn, operation: &BecomeCandidate) -> Result<Checked, Halt> {
    let parameters = turn.overlay.parameters()?;
    if operation.commission_bps > parameters.stake.max_commission_bps {
        return Err(Refusal::CommissionTooHigh.into());
    }
    let epoch = epoch_of(turn.block.time_ms, parameters);
    Ok(Checked { global: turn.overlay.global_slot()?, book: rewards::find(turn.overlay)?, epoch })
}

fn commit(turn: &mut Turn, operation: &BecomeCandidate, checked: Checked) {
    let (slot, book) = checked.book;
    let id = CandidateId(turn.overlay.take_id(checked.global, |counters| &mut counters.candidate));
    let candidate = Candidate {
        owner: turn.actor,
        name: operation.name.clone(),
        validator: operation.validator,
        commission_bps: operation.commission_bps,
        raised_epoch: checked.epoch,
        retired: false,
        pool: Pool::default(),
        seen: book.index,
        index: Fixed::ZERO,
        carry: Fixed::ZERO,
        commission: Fixed::ZERO,
        commission_carry: 0,
        leaving: List::default(),
    };
    turn.overlay.put(slot, Some(book));
    turn.overlay.create(StateKey::candidate(id), candidate);
    turn.happened(Event::CandidateOpened(id));
}
