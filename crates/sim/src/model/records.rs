//! The model as the ledger would store it, to be compared byte by byte.

use super::state::{Account, Model};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, Parameters, StateKey,
    account::{self, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset,
    bytes::Bytes,
    codec::{Copying, DecodeExt as _, Encode as _},
    loan, oracle, reserve,
    state::{Global, NameRecord, PotEntry},
    transfer::Held,
    wire::List,
};

impl Model {
    /// Every record, by its key.
    pub fn records(&self) -> BTreeMap<StateKey, Bytes> {
        let mut records = BTreeMap::new();
        for (address, account) in &self.accounts {
            account_records(address, account, &mut records);
        }
        for (id, asset) in &self.assets {
            records.insert(StateKey::asset(*id), asset.encode());
        }
        for (id, held) in &self.held {
            records.insert(StateKey::held(*id), held.encode());
        }
        self.loan_records(&mut records);
        self.reserve_records(&mut records);
        for (owner, name) in self.names.values() {
            let record = NameRecord { owner: *owner, name: name.clone() };
            records.insert(StateKey::name(name), record.encode());
        }
        let pot =
            self.fee_pot.iter().map(|(asset, amount)| PotEntry { asset: *asset, amount: Amount(*amount) });
        let global = Global {
            counters: self.next,
            fees: self.fees.clone(),
            fee_pot: List::new(pot.collect()).expect("as many as the fee list has assets"),
            genesis: self.genesis,
        };
        records.insert(StateKey::global(), global.encode());
        records.insert(StateKey::parameters(), self.parameters.encode());
        records
    }
}

fn account_records(address: &Address, account: &Account, records: &mut BTreeMap<StateKey, Bytes>) {
    let used = account.used.iter().fold(0u64, |bits, nonce| bits | 1 << (nonce - account.base));
    let record = account::Account {
        nonces: NonceWindow { base: account.base, used },
        balances: List::new(account.inline.clone()).expect("eight at most"),
        spilled: account.spilled.len() as u32,
        authority: account.authority.clone(),
        secured: account.is_secured(),
        refuse_unknown: account.refuse_unknown,
        require_memo: account.require_memo,
        name: account.name.clone(),
    };
    if record != account::Account::default() {
        records.insert(StateKey::account(address), record.encode());
    }
    for balance in account.spilled.values() {
        records.insert(StateKey::balance(address, balance.asset), balance.encode());
    }
    if account.is_secured() {
        records.insert(StateKey::security(address), security(account).encode());
    }
}

fn security(account: &Account) -> Security {
    let scoped = account.scoped.iter().map(|scoped| {
        let spent = scoped.grant.limits.iter().map(|limit| {
            let (since_ms, amount) = scoped.spent.get(&limit.asset).copied().unwrap_or_default();
            Spent { since_ms, amount: Amount(amount) }
        });
        ScopedKey {
            grant: scoped.grant.clone(),
            spent: List::new(spent.collect()).expect("one for each limit"),
        }
    });
    let recovery = account.recovery.as_ref().map(|recovery| Recovery {
        authority: recovery.authority.clone(),
        approvals: List::new(recovery.approvals.iter().copied().collect()).expect("guardians only"),
        ready_ms: recovery.ready_ms,
    });
    Security {
        scoped: List::new(scoped.collect()).expect("eight at most"),
        guardians: account.guardians.clone(),
        recovery,
    }
}

/// A record in words.
pub fn describe(key: &StateKey, record: Option<&Bytes>) -> String {
    let Some(bytes) = record else { return "absent".to_owned() };
    macro_rules! as_a {
        ($kind:ty) => {
            match <$kind>::decode(Copying(bytes.as_ref())) {
                Ok(record) => format!("{record:?}"),
                Err(error) => format!("{error}: {bytes:?}"),
            }
        };
    }
    match key.0[0] {
        b'A' => as_a!(account::Account),
        b'B' => as_a!(account::Balance),
        b'K' => as_a!(Security),
        b'S' => as_a!(asset::Asset),
        b'H' => as_a!(Held),
        b'N' => as_a!(NameRecord),
        b'P' => as_a!(Parameters),
        0x98 => as_a!(loan::Note),
        0x99 => as_a!(loan::Credit),
        0x9a => as_a!(loan::Offer),
        0xe0 => as_a!(oracle::Feed),
        0xe8 => as_a!(reserve::Stablecoin),
        0xe9 => as_a!(reserve::Redemption),
        0xea => as_a!(reserve::Basket),
        _ => as_a!(Global),
    }
}
