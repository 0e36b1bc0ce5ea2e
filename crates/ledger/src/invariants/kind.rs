//! What every kind of record tells of itself.
//!
//! Invariant: what a record says lies where, it alone says: no two records speak of the same units.

use super::Broken;
use tally_types::{
    Address, Amount, AssetId, Place, StateKey,
    codec::{Copying, DecodeExt},
};

/// Units somewhere.
pub(super) type Holding = (Place, AssetId, Amount);

/// A record before and after a block.
pub(super) struct Pair<T> {
    pub(super) before: Option<T>,
    pub(super) after: Option<T>,
}

/// A kind of record.
pub(super) trait Kind: DecodeExt<()> {
    /// What a key of this kind names.
    type Id: Ord;

    /// What `key` names, if it is well formed.
    fn id(key: &StateKey) -> Self::Id;

    /// The key it must lie under; `None` when it says nothing and so should not be there.
    fn key(&self, id: &Self::Id) -> Option<StateKey>;

    /// What it says lies where.
    fn holdings(&self, _: &Self::Id) -> impl Iterator<Item = Holding> {
        std::iter::empty()
    }

    /// Whether it says nothing twice and nothing that cannot be.
    fn shape(&self, _: &Self::Id) -> Result<(), Broken> {
        Ok(())
    }

    /// Whether a block may have changed it so; one of the two is there.
    fn history(_: &Self::Id, _: &Pair<Self>) -> Result<(), Broken> {
        Ok(())
    }
}

pub(super) fn read<T: DecodeExt<()>>(bytes: &[u8]) -> Option<T> {
    T::decode(Copying(bytes)).ok()
}

/// Whether a record lies under the key it must and is well shaped.
pub(super) fn check<T: Kind>(key: &StateKey, id: &T::Id, record: &T) -> Result<(), Broken> {
    if record.key(id) != Some(*key) {
        return Err(Broken::Record(*key));
    }
    record.shape(id)
}

/// The account that a key begins with.
pub(super) fn address_of(key: &StateKey) -> Address {
    let mut address = [0; 20];
    address.copy_from_slice(&key.0[1..21]);
    Address(address)
}

/// The account in a key that has one at `start`.
pub(super) fn address_at(key: &StateKey, start: usize) -> Address {
    let mut address = [0; 20];
    address.copy_from_slice(&key.0[start..start + 20]);
    Address(address)
}

/// The id in a key that begins with one, or has one at `start`.
pub(super) fn number_of(key: &StateKey, start: usize) -> u64 {
    let mut number = [0; 8];
    number.copy_from_slice(&key.0[start..start + 8]);
    u64::from_be_bytes(number)
}
