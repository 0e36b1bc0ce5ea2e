//! One account's bond with one candidate, brought up to date, and both records with it.
//!
//! Invariant: the book's active units are those of the candidates that have not retired.

use super::rewards;
use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Address, Amount, Refusal, StateKey,
    fixed::Fixed,
    stake::{Bond, Candidate, CandidateId, StakeBook},
};

/// A bond and its candidate in memory.
pub(super) struct Position {
    candidate_slot: Slot,
    bond_slot: Slot,
    pub(super) candidate: Candidate,
    pub(super) bond: Bond,
}

/// The candidate and its place, or that there is none such.
pub(super) fn candidate(overlay: &Overlay, id: CandidateId) -> Result<(Slot, Candidate), Halt> {
    let slot = overlay.slot(&StateKey::candidate(id))?;
    let candidate: &Candidate = overlay.get(slot).ok_or(Refusal::UnknownCandidate)?;
    Ok((slot, candidate.clone()))
}

/// The account's bond, which may be none yet, with what it earned.
pub(super) fn open(
    overlay: &Overlay,
    book: &StakeBook,
    account: &Address,
    id: CandidateId,
) -> Result<Position, Halt> {
    let (candidate_slot, mut candidate) = candidate(overlay, id)?;
    let bond_slot = overlay.slot(&StateKey::bond(account, id))?;
    let mut bond: Bond = overlay.get(bond_slot).cloned().unwrap_or_default();
    rewards::accrue(book, &mut candidate);
    rewards::accrue_bond(&candidate, &mut bond);
    Ok(Position { candidate_slot, bond_slot, candidate, bond })
}

impl Position {
    /// What the bond is worth.
    pub(super) fn worth(&self) -> Amount {
        self.candidate.pool.value(self.bond.shares)
    }

    /// Adds `amount` to the bond, or says that its shares would pass what a ledger can hold.
    pub(super) fn join(&mut self, book: &mut StakeBook, amount: Amount) -> Result<(), Refusal> {
        let (pool, shares) = self.candidate.pool.join(amount, 1).ok_or(Refusal::BalanceOverflow)?;
        self.candidate.pool = pool;
        self.bond.shares = self.bond.shares.checked_add(shares).expect("it is part of the pool's");
        if !self.candidate.retired {
            book.active = book.active.checked_add(amount).expect("stake is no more than the supply");
        }
        Ok(())
    }

    /// Takes `amount` from the bond, all if that takes its last share; says how much it was.
    pub(super) fn leave(&mut self, book: &mut StakeBook, amount: Amount) -> Result<Amount, Refusal> {
        let left = self.candidate.pool.leave(self.bond.shares, amount).ok_or(Refusal::BondInsufficient)?;
        self.candidate.pool = left.pool;
        self.bond.shares = self.bond.shares.checked_sub(left.shares).expect("it gave up its own");
        if !self.candidate.retired {
            book.active = book.active.checked_sub(left.units).expect("the pool is part of the active stake");
        }
        Ok(left.units)
    }

    /// Whether a bond of which something is left is worth `min_bond` (476).
    pub(super) fn check_worth(&self, min_bond: Amount) -> Result<(), Refusal> {
        if self.bond.shares > 0 && self.worth() < min_bond { Err(Refusal::BondTooSmall) } else { Ok(()) }
    }

    /// Whether all of the bond may leave: nothing of it answers for another candidate (477).
    pub(super) fn check_free(&self) -> Result<(), Refusal> {
        if self.bond.lien.is_some() { Err(Refusal::MovedRecently) } else { Ok(()) }
    }

    /// Writes both records. A bond of which nothing is left is deleted; the part of a unit that it was still owed goes
    /// back to all.
    pub(super) fn commit(self, overlay: &mut Overlay, book: &mut StakeBook) {
        overlay.put(self.candidate_slot, Some(self.candidate));
        if self.bond.is_spent() {
            let part = Fixed { units: 0, parts: self.bond.owed.parts };
            book.carry = book.carry.checked_add(part).expect("rewards are no more than the supply");
            overlay.put::<Bond>(self.bond_slot, None);
        } else {
            overlay.put(self.bond_slot, Some(self.bond));
        }
    }
}
