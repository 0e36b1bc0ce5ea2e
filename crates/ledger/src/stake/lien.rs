//! What a bond owes for stake that moved into it: a penalty of the candidate it left follows it.
//!
//! Invariant: from the move until unbonding would have been over, what the stake loses is what it would have lost where it
//! was, as far as the bond reaches.

use super::{position, rewards};
use crate::{stop::Halt, treasury, turn::Turn};
use tally_types::{
    Address, Amount, AssetId, Place, StateKey,
    stake::{Bond, CandidateId, Leaving, Lien},
    wire::Empty,
};

/// Takes from the bond what a penalty took from the stake that moved into it, and ends the lien when its time is over.
/// Every operation on a bond does this first. Says whether there was anything to do.
pub(super) fn settle(turn: &mut Turn, account: &Address, id: CandidateId) -> Result<bool, Halt> {
    let slot = turn.overlay.slot(&StateKey::bond(account, id))?;
    let Some(lien) = turn.overlay.get::<Bond>(slot).and_then(|bond| bond.lien) else { return Ok(false) };
    let slot = turn.overlay.slot(&StateKey::leaving(lien.from, lien.ready_ms))?;
    let mut leaving: Leaving = *turn.overlay.get(slot).expect("a lien's shares are those of a record");
    let left = leaving.moved.value(lien.shares);
    // Those who joined later may have left a rounding to this one.
    let lost = lien.amount.checked_sub(left).unwrap_or(Amount::ZERO);
    let is_over = turn.block.time_ms >= lien.ready_ms;
    if lost.is_zero() && !is_over {
        return Ok(false);
    }
    treasury::find(turn.overlay)?;
    let (book_slot, mut book) = rewards::find(turn.overlay)?;
    let mut position = position::open(turn.overlay, &book, account, id)?;
    let taken = match lost.min(position.worth()) {
        Amount::ZERO => Amount::ZERO,
        reachable => position.leave(&mut book, reachable)?,
    };
    if is_over {
        leaving.moved = leaving.moved.leave(lien.shares, left).expect("all of it may leave").pool;
        turn.overlay.put(slot, (!leaving.is_empty()).then_some(leaving));
        position.bond.lien = None;
    } else {
        position.bond.lien = Some(Lien { amount: left.min(lien.amount), ..lien });
    }
    position.commit(turn.overlay, &mut book);
    turn.overlay.put(book_slot, Some(book));
    if !taken.is_zero() {
        treasury::put_coin(turn.overlay, taken);
        turn.moved(Place::Bonded(id), Place::Treasury(Empty), AssetId::COIN, taken);
    }
    Ok(true)
}
