//! Changing records by their place. Every change is journalled before it is made.

use super::{
    Overlay, Slot,
    journal::Undo,
    record::{Record, Stored},
};
use tally_types::{
    StateKey,
    account::{Account, Balance, NonceWindow, Security},
    boxed::Boxed,
    earning::Earning,
    fee::FeeSchedule,
    state::{Counters, Global, MAX_POT_ENTRIES, PotEntry},
    wire::List,
};

impl Overlay {
    /// The place of a record known not to exist in the parent's state, unless the block made it.
    pub(crate) fn slot_of_new(&mut self, key: StateKey) -> Slot {
        match self.slot(&key) {
            Ok(slot) => slot,
            Err(_) => self.insert(key, Record::absent(&key), None),
        }
    }

    pub(super) fn touch(&mut self, slot: Slot) -> &mut Record {
        let entry = &mut self.entries[slot.0 as usize];
        if !entry.dirty {
            entry.dirty = true;
            self.dirty.push(slot.0);
        }
        &mut entry.record
    }

    fn replace(&mut self, slot: Slot, record: Record) {
        let before = std::mem::replace(self.touch(slot), record);
        self.journal.push(Undo::Record(slot, Box::new(before)));
    }

    pub(super) fn account_mut(&mut self, slot: Slot) -> &mut Account {
        match self.touch(slot) {
            Record::Account(account) => account,
            _ => unreachable!("an account's key holds an account"),
        }
    }

    pub(super) fn global_mut(&mut self, slot: Slot) -> &mut Global {
        match self.touch(slot) {
            Record::Global(global) => global,
            _ => unreachable!("the global key holds the global record"),
        }
    }

    /// Changes what is rarely changed of an account; the whole record is kept for the way back.
    pub(crate) fn edit_account(&mut self, slot: Slot, edit: impl FnOnce(&mut Account)) {
        let mut account = self.account_at(slot).clone();
        edit(&mut account);
        self.replace(slot, Record::Account(account));
    }

    pub(crate) fn set_nonces(&mut self, slot: Slot, nonces: NonceWindow) {
        let before = std::mem::replace(&mut self.account_mut(slot).nonces, nonces);
        self.journal.push(Undo::Nonces(slot, before));
    }

    pub(crate) fn set_inline_balance(&mut self, slot: Slot, place: usize, balance: Balance) {
        let before = std::mem::replace(&mut self.account_mut(slot).balances.as_mut_slice()[place], balance);
        self.journal.push(Undo::InlineSet(slot, place, before));
    }

    pub(crate) fn push_inline_balance(&mut self, slot: Slot, balance: Balance) {
        self.account_mut(slot).balances.push(balance).expect("the caller saw room for an inline balance");
        self.journal.push(Undo::InlinePushed(slot));
    }

    pub(crate) fn remove_inline_balance(&mut self, slot: Slot, place: usize) {
        let before =
            self.account_mut(slot).balances.remove(place).expect("the caller saw this inline balance");
        self.journal.push(Undo::InlineRemoved(slot, place, before));
    }

    pub(crate) fn set_spilled(&mut self, slot: Slot, spilled: u32) {
        let before = std::mem::replace(&mut self.account_mut(slot).spilled, spilled);
        self.journal.push(Undo::Spilled(slot, before));
    }

    pub(crate) fn set_earning(&mut self, slot: Slot, earning: Earning) {
        let before = self.account_mut(slot).earning.replace(Boxed::new(earning));
        self.journal.push(Undo::Earning(slot, before));
    }

    pub(crate) fn set_balance(&mut self, slot: Slot, balance: Option<Balance>) {
        self.replace(slot, Record::Balance(balance));
    }

    pub(crate) fn set_security(&mut self, slot: Slot, security: Security) {
        self.replace(slot, Record::Security(Box::new(security)));
    }

    /// Writes an ordinary record, or deletes it.
    pub(crate) fn put<T: Stored>(&mut self, slot: Slot, record: Option<T>) {
        self.replace(slot, T::wrap(record));
    }

    /// Writes an ordinary record known not to exist in the parent's state.
    pub(crate) fn create<T: Stored>(&mut self, key: StateKey, record: T) {
        let slot = self.slot_of_new(key);
        self.put(slot, Some(record));
    }

    /// Gives out the next id of a kind of thing.
    pub(crate) fn take_id(&mut self, global: Slot, kind: impl FnOnce(&mut Counters) -> &mut u64) -> u64 {
        let before = self.global_at(global).counters;
        self.journal.push(Undo::Counters(global, Box::new(before)));
        let next = kind(&mut self.global_mut(global).counters);
        let id = *next;
        *next = id.checked_add(1).expect("2^64 things cost more than there is");
        id
    }

    /// Replaces the price list. It is rare, so the whole record is kept for the way back.
    pub(crate) fn set_fees(&mut self, global: Slot, fees: FeeSchedule) {
        let record = Global { fees, ..self.global_at(global).clone() };
        self.replace(global, Record::Global(Box::new(record)));
    }

    /// Puts `amount` into the pot; the caller saw that the pot has or can get an entry and does not overflow.
    pub(crate) fn fill_pot(&mut self, global: Slot, place: Result<usize, usize>, entry: PotEntry) {
        let pot = &mut self.global_mut(global).fee_pot;
        let undo = match place {
            Ok(place) => {
                Undo::PotSet(global, place, std::mem::replace(&mut pot.as_mut_slice()[place], entry))
            }
            Err(place) => {
                pot.insert(place, entry).expect("the caller saw room in the pot");
                Undo::PotInserted(global, place)
            }
        };
        self.journal.push(undo);
    }

    /// Leaves these entries in the pot.
    pub(crate) fn set_pot(&mut self, global: Slot, pot: List<PotEntry, 0, MAX_POT_ENTRIES>) {
        let before = std::mem::replace(&mut self.global_mut(global).fee_pot, pot);
        self.journal.push(Undo::Pot(global, Box::new(before)));
    }
}
