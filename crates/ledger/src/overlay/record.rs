//! A state record, decoded. What its key's tag says is what it is.
//!
//! Invariant: a record that says nothing (an account that is the default one, a security record without content) is
//! not stored.

use bytes::Bytes;
use tally_types::{
    StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    codec::{Copying, DecodeExt, Encode as _},
    state::{self, Global, NameRecord},
    transfer::Held,
};

/// A record of the state that cannot be one: the database under it is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the state record under key {} is damaged", tally_types::hash::hex(&key.0))]
pub struct Damaged {
    pub key: StateKey,
}

#[derive(Clone, Debug)]
pub(super) enum Record {
    Account(Account),
    Balance(Option<Balance>),
    Security(Box<Security>),
    Name(Option<Box<NameRecord>>),
    Asset(Option<Box<Asset>>),
    Held(Option<Box<Held>>),
    Global(Box<Global>),
}

impl Record {
    pub(super) fn decode(key: &StateKey, bytes: Option<&[u8]>) -> Result<Self, Damaged> {
        fn read<T: DecodeExt<()>>(key: &StateKey, bytes: Option<&[u8]>) -> Result<Option<T>, Damaged> {
            bytes.map(|bytes| T::decode(Copying(bytes))).transpose().map_err(|_| Damaged { key: *key })
        }
        Ok(match key.0[0] {
            state::ACCOUNT => Self::Account(read(key, bytes)?.unwrap_or_default()),
            state::BALANCE => Self::Balance(read(key, bytes)?),
            state::SECURITY => Self::Security(Box::new(read(key, bytes)?.unwrap_or_default())),
            state::NAME => Self::Name(read(key, bytes)?.map(Box::new)),
            state::ASSET => Self::Asset(read(key, bytes)?.map(Box::new)),
            state::HELD => Self::Held(read(key, bytes)?.map(Box::new)),
            state::GLOBAL => Self::Global(read(key, bytes)?.map(Box::new).ok_or(Damaged { key: *key })?),
            _ => return Err(Damaged { key: *key }),
        })
    }

    /// The record under a key that has none.
    pub(super) fn absent(key: &StateKey) -> Self {
        Self::decode(key, None)
            .expect("the ledger builds keys of known kinds and never a second global record")
    }

    /// The bytes to store, or `None` when there is nothing to store.
    pub(super) fn encode(&self) -> Option<Bytes> {
        match self {
            Self::Account(account) => (*account != Account::default()).then(|| account.encode()),
            Self::Balance(balance) => balance.as_ref().map(|balance| balance.encode()),
            Self::Security(security) => (!security.is_empty()).then(|| security.encode()),
            Self::Name(name) => name.as_ref().map(|name| name.encode()),
            Self::Asset(asset) => asset.as_ref().map(|asset| asset.encode()),
            Self::Held(held) => held.as_ref().map(|held| held.encode()),
            Self::Global(global) => Some(global.encode()),
        }
    }
}
