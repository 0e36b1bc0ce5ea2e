//! Unbonding: stake leaves a candidate's pool, and answers for it until it is free.

use super::{
    leaving, lien,
    position::{self, Position},
    rewards,
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal, StateKey,
    receipt::StakeUnbonded,
    stake::{Bond, Leaving, StakeAmount, StakeBook, Unbonding},
};

pub(crate) fn apply(turn: &mut Turn, operation: &StakeAmount) -> Result<(), Halt> {
    let actor = turn.actor;
    lien::settle(turn, &actor, operation.candidate)?;
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    book: (Slot, StakeBook),
    position: Position,
    leaving: (Slot, Leaving),
    units: Amount,
    ready_ms: u64,
}

fn check(turn: &Turn, operation: &StakeAmount) -> Result<Checked, Halt> {
    let (overlay, time_ms) = (&turn.overlay, turn.block.time_ms);
    let parameters = overlay.parameters()?;
    let (book_slot, mut book) = rewards::find(overlay)?;
    let mut position = position::open(overlay, &book, &turn.actor, operation.candidate)?;
    let units = position.leave(&mut book, operation.amount)?;
    position.check_worth(parameters.stake.min_bond)?;
    position.check_free()?;
    let ready_ms = leaving::ready_ms(&position.candidate, parameters, time_ms);
    let slot = overlay.slot(&StateKey::leaving(operation.candidate, ready_ms))?;
    let mut all: Leaving = overlay.get(slot).copied().unwrap_or_default();
    let (pool, shares) = all.unbonding.join(units, 1).ok_or(Refusal::BalanceOverflow)?;
    all.unbonding = pool;
    add(&mut position.bond, Unbonding { ready_ms, shares })?;
    leaving::enlist(&mut position.candidate, ready_ms, time_ms);
    Ok(Checked { book: (book_slot, book), position, leaving: (slot, all), units, ready_ms })
}

/// Adds to the bond's unbondings: those of one time are one.
fn add(bond: &mut Bond, more: Unbonding) -> Result<(), Refusal> {
    let unbondings = &mut bond.unbondings;
    match unbondings.binary_search_by_key(&more.ready_ms, |unbonding| unbonding.ready_ms) {
        Ok(place) => {
            let shares = &mut unbondings.as_mut_slice()[place].shares;
            *shares = shares.checked_add(more.shares).expect("they are part of the pool's");
            Ok(())
        }
        Err(place) => unbondings.insert(place, more).map_err(|_| Refusal::TooManyUnbondings),
    }
}

fn commit(turn: &mut Turn, operation: &StakeAmount, checked: Checked) {
    let Checked { book: (book_slot, mut book), position, leaving: (slot, leaving), units, ready_ms } =
        checked;
    let (candidate, account) = (operation.candidate, turn.actor);
    position.commit(turn.overlay, &mut book);
    turn.overlay.put(book_slot, Some(book));
    turn.overlay.put(slot, Some(leaving));
    turn.moved(Place::Bonded(candidate), Place::Unbonding(candidate), AssetId::COIN, units);
    turn.happened(Event::Unbonded(StakeUnbonded { candidate, account, amount: units, ready_ms }));
}
