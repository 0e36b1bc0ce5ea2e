//! Moving stake: from one candidate to another at once, where it answers for both until unbonding would be over.

use super::{
    leaving, lien,
    position::{self, Position},
    rewards,
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal, StateKey,
    receipt::StakeWent,
    stake::{Leaving, Lien, MoveStake, StakeBook},
};

pub(crate) fn apply(turn: &mut Turn, operation: &MoveStake) -> Result<(), Halt> {
    let actor = turn.actor;
    lien::settle(turn, &actor, operation.from)?;
    lien::settle(turn, &actor, operation.to)?;
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    book: (Slot, StakeBook),
    from: Position,
    to: Position,
    leaving: (Slot, Leaving),
    units: Amount,
    ready_ms: u64,
}

fn check(turn: &Turn, operation: &MoveStake) -> Result<Checked, Halt> {
    let (overlay, time_ms) = (&turn.overlay, turn.block.time_ms);
    let parameters = overlay.parameters()?;
    let (book_slot, mut book) = rewards::find(overlay)?;
    let mut from = position::open(overlay, &book, &turn.actor, operation.from)?;
    let mut to = position::open(overlay, &book, &turn.actor, operation.to)?;
    if to.candidate.retired {
        return Err(Refusal::CandidateRetired.into());
    }
    let units = from.leave(&mut book, operation.amount)?;
    to.join(&mut book, units)?;
    from.check_worth(parameters.stake.min_bond)?;
    to.check_worth(parameters.stake.min_bond)?;
    from.check_free()?;
    to.check_free()?;
    let ready_ms = leaving::ready_ms(&from.candidate, parameters, time_ms);
    let slot = overlay.slot(&StateKey::leaving(operation.from, ready_ms))?;
    let mut all: Leaving = overlay.get(slot).copied().unwrap_or_default();
    let (pool, shares) = all.moved.join(units, 1).ok_or(Refusal::BalanceOverflow)?;
    all.moved = pool;
    to.bond.lien = Some(Lien { from: operation.from, ready_ms, shares, amount: pool.value(shares) });
    leaving::enlist(&mut from.candidate, ready_ms, time_ms);
    Ok(Checked { book: (book_slot, book), from, to, leaving: (slot, all), units, ready_ms })
}

fn commit(turn: &mut Turn, operation: &MoveStake, checked: Checked) {
    let Checked { book: (book_slot, mut book), from, to, leaving: (slot, leaving), units, ready_ms } =
        checked;
    from.commit(turn.overlay, &mut book);
    to.commit(turn.overlay, &mut book);
    turn.overlay.put(book_slot, Some(book));
    turn.overlay.put(slot, Some(leaving));
    let (from, to, account) = (operation.from, operation.to, turn.actor);
    turn.moved(Place::Bonded(from), Place::Bonded(to), AssetId::COIN, units);
    turn.happened(Event::StakeMoved(StakeWent { from, to, account, amount: units, ready_ms }));
}
