//! Finishing: what has unbonded for long enough goes back to the actor.

use super::{
    lien,
    position::{self, Position},
    rewards,
};
use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, AssetId, Place, Refusal, StateKey,
    stake::{CandidateOnly, Leaving, StakeBook, Unbonding},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CandidateOnly) -> Result<(), Halt> {
    let actor = turn.actor;
    lien::settle(turn, &actor, operation.candidate)?;
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    book: (Slot, StakeBook),
    position: Position,
    leaving: Vec<(Slot, Leaving)>,
    to: Holding,
    sum: Amount,
}

fn check(turn: &Turn, operation: &CandidateOnly) -> Result<Checked, Halt> {
    let (book_slot, book) = rewards::find(turn.overlay)?;
    let mut position = position::open(turn.overlay, &book, &turn.actor, operation.candidate)?;
    let is_ready = |unbonding: &Unbonding| unbonding.ready_ms <= turn.block.time_ms;
    let (ready, rest): (Vec<_>, Vec<_>) = position.bond.unbondings.into_vec().into_iter().partition(is_ready);
    position.bond.unbondings = List::new(rest).expect("no more are left than there were");
    let (mut leaving, mut sum) = (Vec::with_capacity(ready.len()), Amount::ZERO);
    for Unbonding { ready_ms, shares } in &ready {
        let slot = turn.overlay.slot(&StateKey::leaving(operation.candidate, *ready_ms))?;
        let mut all: Leaving = *turn.overlay.get(slot).expect("an unbonding's shares are those of a record");
        let left = all.unbonding.leave(*shares, all.unbonding.value(*shares)).expect("all of it may leave");
        all.unbonding = left.pool;
        sum = sum.checked_add(left.units).expect("stake is no more than the supply");
        leaving.push((slot, all));
    }
    let to = balance::of(turn.overlay, &turn.actor, AssetId::COIN)?;
    to.check_arrival(turn.overlay, sum)?;
    if ready.is_empty() {
        return Err(Refusal::NothingDue.into());
    }
    Ok(Checked { book: (book_slot, book), position, leaving, to, sum })
}

fn commit(turn: &mut Turn, operation: &CandidateOnly, checked: Checked) {
    let Checked { book: (book_slot, mut book), position, leaving, to, sum } = checked;
    position.commit(turn.overlay, &mut book);
    turn.overlay.put(book_slot, Some(book));
    for (slot, all) in leaving {
        turn.overlay.put(slot, (!all.is_empty()).then_some(all));
    }
    // A penalty may have left nothing.
    if !sum.is_zero() {
        to.credit(turn.overlay, sum, true);
        turn.moved(Place::Unbonding(operation.candidate), Place::Account(turn.actor), AssetId::COIN, sum);
    }
}
