//! The state a block sees: records of its parent's state, decoded once, and what the block changed.
//!
//! Every change is journalled in its smallest form before it is made, so that a transaction, or its operations alone,
//! can be taken back without copying records. Nothing ever depends on the order of the hash map: [`Overlay::changes`]
//! sorts by key.

mod journal;
mod record;
mod write;

use crate::stop::Halt;
use bytes::Bytes;
use foldhash::fast::RandomState;
use journal::Undo;
use record::Record;
use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
};
use tally_types::{
    Address, Amount, AssetId, Parameters, StateKey,
    account::{Account, Balance, Security},
    state::Global,
};

pub use record::Damaged;
pub(crate) use record::Stored;

/// A record's place in an [`Overlay`]. Places stay as they are for the overlay's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(u32);

/// A key as the hash map sees it: four words are hashed faster than a slice of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Words([u64; 4]);

impl Words {
    fn of(key: &StateKey) -> Self {
        let (words, _) = key.0.as_chunks::<8>();
        Self(std::array::from_fn(|place| u64::from_le_bytes(words[place])))
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.iter().for_each(|word| hasher.write_u64(*word));
    }
}

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
    slots: HashMap<Words, u32, RandomState>,
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

    /// Makes room for more records, which are then taken in without moving the others.
    pub fn reserve(&mut self, records: usize) {
        self.slots.reserve(records);
        self.entries.reserve(records);
    }

    /// The bytes a record was loaded from; `None` when it is not loaded or was not there.
    pub(crate) fn original(&self, key: &StateKey) -> Option<&[u8]> {
        let slot = self.slot(key).ok()?;
        let (start, end) = self.entries[slot.0 as usize].original?;
        Some(&self.originals[start..end])
    }

    pub fn is_loaded(&self, key: &StateKey) -> bool {
        self.slots.contains_key(&Words::of(key))
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

    /// What the whole ledger shares, or `None` when it is not loaded.
    pub fn global(&self) -> Option<&Global> {
        self.global.map(|slot| self.global_at(slot))
    }

    fn insert(&mut self, key: StateKey, record: Record, original: Option<(usize, usize)>) -> Slot {
        let index =
            u32::try_from(self.entries.len()).expect("a block's work bounds its records far below 2^32");
        self.entries.push(Entry { key, record, original, dirty: false });
        self.slots.insert(Words::of(&key), index);
        if key == StateKey::global() {
            self.global = Some(Slot(index));
        }
        Slot(index)
    }
}

/// Reading by place.
impl Overlay {
    pub(crate) fn slot(&self, key: &StateKey) -> Result<Slot, Halt> {
        self.slots.get(&Words::of(key)).map(|&index| Slot(index)).ok_or(Halt::Missing(*key))
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

    /// An ordinary record; `None` when there is none.
    pub(crate) fn get<T: Stored>(&self, slot: Slot) -> Option<&T> {
        T::of(self.record(slot))
    }

    /// An ordinary record by its key; `None` when it is not loaded or there is none.
    pub(crate) fn look_up<T: Stored>(&self, key: &StateKey) -> Option<&T> {
        self.slot(key).ok().and_then(|slot| self.get(slot))
    }

    pub(crate) fn parameters(&self) -> Result<&Parameters, Halt> {
        let slot = self.slot(&StateKey::parameters())?;
        Ok(self.get(slot).expect("a state has parameters from its genesis on"))
    }

    pub(crate) fn global_at(&self, slot: Slot) -> &Global {
        match self.record(slot) {
            Record::Global(global) => global,
            _ => unreachable!("the global key holds the global record"),
        }
    }
}
