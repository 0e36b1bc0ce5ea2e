//! What stake earns: received by all at once, told apart when somebody looks.
//!
//! Invariant: what was received is what was paid, what is owed and what could not be divided yet, to the part of a unit.

use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Amount, StateKey,
    fixed::Fixed,
    stake::{Bond, Candidate, MAX_INDEX_UNITS, StakeBook},
};

/// What all stake shares, and its place.
pub(crate) fn find(overlay: &Overlay) -> Result<(Slot, StakeBook), Halt> {
    let slot = overlay.slot(&StateKey::stake_book())?;
    Ok((slot, overlay.get(slot).cloned().unwrap_or_default()))
}

/// Gives `amount` to all active stake, if there is some to take it; the caller has read the book.
pub(crate) fn receive(overlay: &mut Overlay, amount: Amount) -> bool {
    if amount.is_zero() {
        return true;
    }
    let (slot, book) = find(overlay).expect("the caller has read the book");
    let received = received(&book, amount);
    let taken = received.is_some();
    if taken {
        overlay.put(slot, received);
    }
    taken
}

fn received(book: &StakeBook, amount: Amount) -> Option<StakeBook> {
    let (more, carry) = book.carry.checked_add(Fixed::of(amount))?.div_rem(book.active.0)?;
    let index = book.index.checked_add(more)?;
    let rewards = book.rewards.checked_add(amount)?;
    let after = StakeBook { index, carry: Fixed::of_parts(carry), rewards, ..*book };
    (index.units < MAX_INDEX_UNITS).then_some(after)
}

/// Brings a candidate up to date: its commission, and the rest for its shares.
pub fn accrue(book: &StakeBook, candidate: &mut Candidate) {
    if candidate.retired {
        return;
    }
    let more = book.index.checked_sub(candidate.seen).expect("the index only grows");
    candidate.seen = book.index;
    // What could not be divided waits for what comes next, however often somebody looks meanwhile.
    if candidate.pool.is_empty() || more == Fixed::ZERO {
        return;
    }
    let earned = more.checked_mul(candidate.pool.units.0).expect(RECEIVED);
    let (commission, carry) =
        earned.share(candidate.commission_bps, candidate.commission_carry).expect(RECEIVED);
    candidate.commission = candidate.commission.checked_add(commission).expect(RECEIVED);
    candidate.commission_carry = carry;
    let rest = earned.checked_sub(commission).expect("a commission is no more than all");
    let rest = rest.checked_add(candidate.carry).expect(RECEIVED);
    let (per_share, carry) = rest.div_rem(candidate.pool.shares).expect("the pool has shares");
    candidate.index =
        candidate.index.checked_add(per_share).expect("a share earns no more than was received");
    candidate.carry = Fixed::of_parts(carry);
}

/// Brings a bond up to date with its candidate.
pub fn accrue_bond(candidate: &Candidate, bond: &mut Bond) {
    let more = candidate.index.checked_sub(bond.index).expect("the index only grows");
    let earned = more.checked_mul(bond.shares).expect(RECEIVED);
    bond.owed = bond.owed.checked_add(earned).expect(RECEIVED);
    bond.index = candidate.index;
}

const RECEIVED: &str = "nobody earns more than was received, which is no more than the supply";
