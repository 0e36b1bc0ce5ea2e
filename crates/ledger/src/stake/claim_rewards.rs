//! Claiming: what a bond earned, and for the candidate's owner its commission, go to the actor.

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
    Amount, AssetId, Place, Refusal,
    fixed::Fixed,
    stake::{CandidateOnly, StakeBook},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CandidateOnly) -> Result<(), Halt> {
    let actor = turn.actor;
    lien::settle(turn, &actor, operation.candidate)?;
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

struct Checked {
    book: (Slot, StakeBook),
    position: Position,
    to: Holding,
    sum: Amount,
}

fn check(turn: &Turn, operation: &CandidateOnly) -> Result<Checked, Halt> {
    let (slot, mut book) = rewards::find(turn.overlay)?;
    let mut position = position::open(turn.overlay, &book, &turn.actor, operation.candidate)?;
    let mut sum = take_units(&mut position.bond.owed);
    if position.candidate.owner == turn.actor {
        let commission = take_units(&mut position.candidate.commission);
        sum = sum.checked_add(commission).expect("rewards are no more than the supply");
    }
    book.rewards = book.rewards.checked_sub(sum).expect("what is owed was received");
    let to = balance::of(turn.overlay, &turn.actor, AssetId::COIN)?;
    to.check_arrival(turn.overlay, sum)?;
    if sum.is_zero() {
        return Err(Refusal::NothingDue.into());
    }
    Ok(Checked { book: (slot, book), position, to, sum })
}

/// Takes the whole units; the part of one stays owed.
fn take_units(owed: &mut Fixed) -> Amount {
    Amount(std::mem::take(&mut owed.units))
}

fn commit(turn: &mut Turn, checked: Checked) {
    let Checked { book: (slot, mut book), position, to, sum } = checked;
    position.commit(turn.overlay, &mut book);
    turn.overlay.put(slot, Some(book));
    to.credit(turn.overlay, sum, true);
    turn.moved(Place::StakeRewards(Empty), Place::Account(turn.actor), AssetId::COIN, sum);
}
