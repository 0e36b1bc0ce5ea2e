//! The way back: what stood where a transaction has written, in the smallest form that restores it.
//!
//! Invariant: undoing entries from the last to the first leaves every record as it was. Places made for new records
//! stay, holding nothing.

use super::{Overlay, Slot, record::Record};
use tally_types::{
    account::{Balance, NonceWindow},
    boxed::Boxed,
    earning::Earning,
    state::{Counters, MAX_POT_ENTRIES, PotEntry},
    wire::List,
};

#[derive(Clone, Debug)]
pub(super) enum Undo {
    Record(Slot, Box<Record>),
    Nonces(Slot, NonceWindow),
    InlineSet(Slot, usize, Balance),
    InlinePushed(Slot),
    InlineRemoved(Slot, usize, Balance),
    Spilled(Slot, u32),
    Earning(Slot, Option<Boxed<Earning>>),
    Counters(Slot, Box<Counters>),
    PotSet(Slot, usize, PotEntry),
    PotInserted(Slot, usize),
    Pot(Slot, Box<List<PotEntry, 0, MAX_POT_ENTRIES>>),
}

/// A point to which the overlay can return.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Savepoint(usize);

impl Overlay {
    /// Forgets the way back: what happened so far stands.
    pub(crate) fn settle(&mut self) {
        self.journal.clear();
    }

    pub(crate) fn savepoint(&self) -> Savepoint {
        Savepoint(self.journal.len())
    }

    /// Takes back everything since `savepoint`.
    pub(crate) fn roll_back(&mut self, savepoint: Savepoint) {
        while self.journal.len() > savepoint.0 {
            let Some(undo) = self.journal.pop() else { break };
            self.undo(undo);
        }
    }

    fn undo(&mut self, undo: Undo) {
        match undo {
            Undo::Record(slot, before) => *self.touch(slot) = *before,
            Undo::Nonces(slot, before) => self.account_mut(slot).nonces = before,
            Undo::InlineSet(slot, place, before) => {
                self.account_mut(slot).balances.as_mut_slice()[place] = before
            }
            Undo::InlinePushed(slot) => {
                let balances = &mut self.account_mut(slot).balances;
                balances.remove(balances.len() - 1);
            }
            Undo::InlineRemoved(slot, place, before) => {
                self.account_mut(slot).balances.insert(place, before).expect("its place was free before");
            }
            Undo::Spilled(slot, before) => self.account_mut(slot).spilled = before,
            Undo::Earning(slot, before) => self.account_mut(slot).earning = before,
            Undo::Counters(slot, before) => self.global_mut(slot).counters = *before,
            Undo::PotSet(slot, place, before) => self.global_mut(slot).fee_pot.as_mut_slice()[place] = before,
            Undo::PotInserted(slot, place) => {
                self.global_mut(slot).fee_pot.remove(place);
            }
            Undo::Pot(slot, before) => self.global_mut(slot).fee_pot = *before,
        }
    }
}
