//! A whole state, taken apart by kind, and every truth about it.

use super::{Broken, conservation, shape};
use std::collections::BTreeMap;
use tally_types::{
    Address, AssetId, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    codec::{Copying, DecodeExt},
    state::{self, Global, NameRecord},
    transfer::{Held, HeldId},
};

/// All records, by what they are about.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) accounts: BTreeMap<Address, Account>,
    pub(super) balances: BTreeMap<(Address, AssetId), Balance>,
    pub(super) securities: BTreeMap<Address, Security>,
    pub(super) names: BTreeMap<StateKey, NameRecord>,
    pub(super) assets: BTreeMap<AssetId, Asset>,
    pub(super) held: BTreeMap<HeldId, Held>,
    pub(super) global: Option<Global>,
}

/// Checks a whole state.
pub fn check_state<B: AsRef<[u8]>>(records: impl IntoIterator<Item = (StateKey, B)>) -> Result<(), Broken> {
    let mut state = State::default();
    for (key, record) in records {
        state.insert(&key, record.as_ref()).ok_or(Broken::Record(key))?;
    }
    let global = state.global.as_ref().ok_or(Broken::NoGlobal)?;
    conservation::check_state(&state, global)?;
    shape::check_state(&state, global)
}

impl State {
    /// Takes a record in; `None` when its bytes are not of its key's kind, or its key is not that of its subject, or
    /// it says nothing and so should not be there.
    fn insert(&mut self, key: &StateKey, bytes: &[u8]) -> Option<()> {
        let address = address_of(key);
        let expected = match key.0[0] {
            state::ACCOUNT => {
                let account: Account = read(bytes)?;
                let says_something = account != Account::default();
                self.accounts.insert(address, account);
                says_something.then(|| StateKey::account(&address))?
            }
            state::BALANCE => {
                let balance: Balance = read(bytes)?;
                self.balances.insert((address, balance.asset), balance);
                StateKey::balance(&address, balance.asset)
            }
            state::SECURITY => {
                let security: Security = read(bytes)?;
                let says_something = !security.is_empty();
                self.securities.insert(address, security);
                says_something.then(|| StateKey::security(&address))?
            }
            state::NAME => {
                let name: NameRecord = read(bytes)?;
                let expected = StateKey::name(&name.name);
                self.names.insert(*key, name);
                expected
            }
            state::ASSET => {
                let id = AssetId(number_of(key));
                self.assets.insert(id, read(bytes)?);
                StateKey::asset(id)
            }
            state::HELD => {
                let id = HeldId(number_of(key));
                self.held.insert(id, read(bytes)?);
                StateKey::held(id)
            }
            state::GLOBAL => {
                self.global = Some(read(bytes)?);
                StateKey::global()
            }
            _ => return None,
        };
        (expected == *key).then_some(())
    }
}

pub(super) fn read<T: DecodeExt<()>>(bytes: &[u8]) -> Option<T> {
    T::decode(Copying(bytes)).ok()
}

/// The account that a key of an account, balance or security record is about.
pub(super) fn address_of(key: &StateKey) -> Address {
    let mut address = [0; 20];
    address.copy_from_slice(&key.0[1..21]);
    Address(address)
}

/// The id in a key of an asset or a held send.
pub(super) fn number_of(key: &StateKey) -> u64 {
    let mut number = [0; 8];
    number.copy_from_slice(&key.0[1..9]);
    u64::from_be_bytes(number)
}
