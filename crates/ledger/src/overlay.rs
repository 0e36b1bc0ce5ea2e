//! The state a block sees: records of its parent's state, decoded once, and what the block changed.
//!
//! Every change is journalled in its smallest form before it is made, so that a transaction, or its operations alone,
//! can be taken back without copying records. Nothing ever depends on the order of the hash map: [`Overlay::changes`]
//! sorts by key.

mod journal;
mod record;

use crate::stop::Halt;
use bytes::Bytes;
use foldhash::fast::RandomState;
use journal::Undo;
use record::Record;
use std::collections::HashMap;
use tally_types::{
    Address, Amount, AssetId, Handle, StateKey,
    account::{Account, Balance, NonceWindow, Security},
    asset::Asset,
    state::{Global, NameRecord, PotEntry},
    transfer::{Held, HeldId},
};

pub use record::Damaged;

/// A record's place in an [`Overlay`]. Places stay as they are for the overlay's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(u32);

#[derive(Clone, Debug)]
struct Entry {
    key: StateKey,
    record: Record,
    /// Where the bytes it was loaded from lie in [`Overlay::originals`]; `None` when there was no record.
    original: Option<(usize, usize)>,
    dirty: bool,
}

/// State seen by a block: records loaded from the parent's state and what the block changed.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    // Senders choose addresses, so the hasher is seeded.
    slots: HashMap<StateKey, u32, RandomState>,
    entries: Vec<Entry>,
    originals: Vec<u8>,
    dirty: Vec<u32>,
    journal: Vec<Undo>,
    global: Option<Slot>,
}

impl Overlay {
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a record of the parent's state, or that there is none. Does nothing if the key is loaded already.
    pub fn load(&mut self, key: StateKey, record: Option<&[u8]>) -> Result<(), Damaged> {
        if self.is_loaded(&key) {
            return Ok(());
        }
        let decoded = Record::decode(&key, record)?;
        let original = record.map(|bytes| {
            let start = self.originals.len();
            self.originals.extend_from_slice(bytes);
            (start, start + bytes.len())
        });
        self.insert(key, decoded, original);
        Ok(())
    }

    pub fn is_loaded(&self, key: &StateKey) -> bool {
        self.slots.contains_key(key)
    }

    /// What the block changed relative to what was loaded, ascending by key (`None`: deleted); only real changes.
    pub fn changes(&self) -> Vec<(StateKey, Option<Bytes>)> {
        let mut changes: Vec<_> = self
            .dirty
            .iter()
            .filter_map(|&index| {
                let entry = &self.entries[index as usize];
                let now = entry.record.encode();
                let before = entry.original.map(|(start, end)| &self.originals[start..end]);
                (now.as_deref() != before).then_some((entry.key, now))
            })
            .collect();
        changes.sort_unstable_by_key(|(key, _)| *key);
        changes
    }

    /// The account as it stands, or `None` when it is not loaded. An account without a record is the default one.
    pub fn account(&self, address: &Address) -> Option<&Account> {
        self.slot(&StateKey::account(address)).ok().map(|slot| self.account_at(slot))
    }

    /// What the account holds of the asset, or `None` when a record that says so is not loaded.
    pub fn balance(&self, address: &Address, asset: AssetId) -> Option<Amount> {
        let slot = self.slot(&StateKey::account(address)).ok()?;
        crate::balance::find(self, slot, address, asset).ok().map(|holding| holding.amount)
    }

    /// The account's security record, or `None` when it is not loaded.
    pub fn security(&self, address: &Address) -> Option<&Security> {
        self.slot(&StateKey::security(address)).ok().map(|slot| self.security_at(slot))
    }

    /// The asset, or `None` when it is not loaded or does not exist.
    pub fn asset(&self, asset: AssetId) -> Option<&Asset> {
        self.slot(&StateKey::asset(asset)).ok().and_then(|slot| self.asset_at(slot))
    }

    /// The held send, or `None` when it is not loaded or does not exist.
    pub fn held(&self, held: HeldId) -> Option<&Held> {
        self.slot(&StateKey::held(held)).ok().and_then(|slot| self.held_at(slot))
    }

    /// The owner of the name or of one that looks like it, or `None` when it is not loaded or free.
    pub fn name(&self, name: &Handle) -> Option<&NameRecord> {
        self.slot(&StateKey::name(name)).ok().and_then(|slot| self.name_at(slot))
    }

    /// What the whole ledger shares, or `None` when it is not loaded.
    pub fn global(&self) -> Option<&Global> {
        self.global.map(|slot| self.global_at(slot))
    }

    fn insert(&mut self, key: StateKey, record: Record, original: Option<(usize, usize)>) -> Slot {
        let index = u32::try_from(self.entries.len()).expect("a block's work bounds its records far below 2^32");
        self.entries.push(Entry { key, record, original, dirty: false });
        self.slots.insert(key, index);
        if key == StateKey::global() {
            self.global = Some(Slot(index));
        }
        Slot(index)
    }
}

/// Reading by place.
impl Overlay {
    pub(crate) fn slot(&self, key: &StateKey) -> Result<Slot, Halt> {
        self.slots.get(key).map(|&index| Slot(index)).ok_or(Halt::Missing(*key))
    }

    pub(crate) fn global_slot(&self) -> Result<Slot, Halt> {
        self.global.ok_or(Halt::Missing(StateKey::global()))
    }

    fn record(&self, slot: Slot) -> &Record {
        &self.entries[slot.0 as usize].record
    }

    pub(crate) fn account_at(&self, slot: Slot) -> &Account {
        match self.record(slot) {
            Record::Account(account) => account,
            _ => unreachable!("an account's key holds an account"),
        }
    }

    pub(crate) fn balance_at(&self, slot: Slot) -> Option<&Balance> {
        match self.record(slot) {
            Record::Balance(balance) => balance.as_ref(),
            _ => unreachable!("a balance's key holds a balance"),
        }
    }

    pub(crate) fn security_at(&self, slot: Slot) -> &Security {
        match self.record(slot) {
            Record::Security(security) => security,
            _ => unreachable!("a security record's key holds one"),
        }
    }

    pub(crate) fn asset_at(&self, slot: Slot) -> Option<&Asset> {
        match self.record(slot) {
            Record::Asset(asset) => asset.as_deref(),
            _ => unreachable!("an asset's key holds an asset"),
        }
    }

    pub(crate) fn held_at(&self, slot: Slot) -> Option<&Held> {
        match self.record(slot) {
            Record::Held(held) => held.as_deref(),
            _ => unreachable!("a held send's key holds one"),
        }
    }

    pub(crate) fn name_at(&self, slot: Slot) -> Option<&NameRecord> {
        match self.record(slot) {
            Record::Name(name) => name.as_deref(),
            _ => unreachable!("a name's key holds a name"),
        }
    }

    pub(crate) fn global_at(&self, slot: Slot) -> &Global {
        match self.record(slot) {
            Record::Global(global) => global,
            _ => unreachable!("the global key holds the global record"),
        }
    }
}

/// Changing by place. Each of these journals what was there before.
impl Overlay {
    /// The place of a record known not to exist in the parent's state, unless the block made it.
    pub(crate) fn slot_of_new(&mut self, key: StateKey) -> Slot {
        match self.slot(&key) {
            Ok(slot) => slot,
            Err(_) => self.insert(key, Record::absent(&key), None),
        }
    }

    fn touch(&mut self, slot: Slot) -> &mut Record {
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

    fn account_mut(&mut self, slot: Slot) -> &mut Account {
        match self.touch(slot) {
            Record::Account(account) => account,
            _ => unreachable!("an account's key holds an account"),
        }
    }

    fn global_mut(&mut self, slot: Slot) -> &mut Global {
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
        let before = self.account_mut(slot).balances.remove(place).expect("the caller saw this inline balance");
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
            Ok(place) => Undo::PotSet(global, place, std::mem::replace(&mut pot.as_mut_slice()[place], entry)),
            Err(place) => {
                pot.insert(place, entry).expect("the caller saw room in the pot");
                Undo::PotInserted(global, place)
            }
        };
        self.journal.push(undo);
    }
}
