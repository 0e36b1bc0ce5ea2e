//! Changing records by their place. Every change is journalled before it is made.

use super::{Overlay, Slot, journal::Undo, record::Record};
use tally_types::{
    AssetId, StateKey,
    account::{Account, Balance, NonceWindow, Security},
    asset::Asset,
    state::{Global, NameRecord, PotEntry},
    transfer::{Held, HeldId},
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

    pub(crate) fn set_balance(&mut self, slot: Slot, balance: Option<Balance>) {
        self.replace(slot, Record::Balance(balance));
    }

    pub(crate) fn set_security(&mut self, slot: Slot, security: Security) {
        self.replace(slot, Record::Security(Box::new(security)));
    }

    pub(crate) fn set_asset(&mut self, slot: Slot, asset: Asset) {
        self.replace(slot, Record::Asset(Some(Box::new(asset))));
    }

    pub(crate) fn set_held(&mut self, slot: Slot, held: Option<Held>) {
        self.replace(slot, Record::Held(held.map(Box::new)));
    }

    pub(crate) fn set_name(&mut self, slot: Slot, name: NameRecord) {
        self.replace(slot, Record::Name(Some(Box::new(name))));
    }

    /// Gives out the next asset's id.
    pub(crate) fn take_asset_id(&mut self, global: Slot) -> AssetId {
        self.journal_counters(global);
        let next = &mut self.global_mut(global).next_asset;
        let id = *next;
        next.0 = id.0.checked_add(1).expect("2^64 assets cost more than there is");
        id
    }

    /// Gives out the next held send's id.
    pub(crate) fn take_held_id(&mut self, global: Slot) -> HeldId {
        self.journal_counters(global);
        let next = &mut self.global_mut(global).next_held;
        let id = *next;
        next.0 = id.0.checked_add(1).expect("2^64 held sends cost more than there is");
        id
    }

    fn journal_counters(&mut self, global: Slot) {
        let Global { next_asset, next_held, .. } = *self.global_at(global);
        self.journal.push(Undo::Counters(global, next_asset, next_held));
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
}
