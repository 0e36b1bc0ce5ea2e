//! A broken invariant. It is a bug, here or below, never a user's doing.

use tally_types::{Address, Amount, AssetId, Hash, Place, StateKey, hash::hex, transfer::HeldId};

/// Which truth does not hold, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the record under key {} is not one", hex(&.0.0))]
    Record(StateKey),
    #[error("the state has no global record")]
    NoGlobal,
    #[error("asset {asset}: its units add up to {found}, but {expected} were minted and not burned")]
    Conservation { asset: AssetId, found: Amount, expected: Amount },
    #[error("asset {0}: a block's changes do not add up to what it minted and burned")]
    ConservationOfChange(AssetId),
    #[error("asset {0}: more than 2^128 - 1 units")]
    Overflow(AssetId),
    #[error("asset {asset}: {place:?} changed otherwise than the receipts and the opening say")]
    Untraced { place: Place, asset: AssetId },
    #[error("asset {0}: its record says other amounts minted or burned than moved")]
    SupplyUntraced(AssetId),
    #[error("asset {0}: the supply is above the cap, or more was burned than minted")]
    Supply(AssetId),
    #[error("asset {0}: something that never changes did, or a power came back")]
    AssetHistory(AssetId),
    #[error("asset {0} is held but does not exist, or exists under an id not given out")]
    UnknownAsset(AssetId),
    #[error("account {0}: its nonces do not follow from the receipts")]
    Nonces(Address),
    #[error("transaction {0} is in the block twice")]
    TransactionTwice(Hash),
    #[error("account {account}: {what}")]
    Account { account: Address, what: &'static str },
    #[error("held send {0}: changed while it waited, or has an id not given out")]
    Held(HeldId),
    #[error("the name under key {} and its owner's record do not agree, or it changed hands", hex(&.0.0))]
    Name(StateKey),
    #[error("the record under key {}: {what}", hex(&key.0))]
    Kind { key: StateKey, what: &'static str },
    #[error("account {0}: units of it moved outside of any transaction")]
    Unsigned(Address),
    #[error("the global record: {0}")]
    Global(&'static str),
}
