//! A proven record of the state in words, for the records that people ask for.

use super::loan;
use crate::i18n::Language;
use tally_types::{
    Address, AssetId, StateKey,
    account::Account,
    asset::{Asset, Power},
    codec::{Copying, DecodeExt as _},
    hash::hex,
    loan::Credit,
};

/// The record under `key` as names and values: an account's or an asset's in words, others in hexadecimal.
pub fn rows(
    say: Language,
    key: &StateKey,
    record: &[u8],
    show: impl Fn(&Address) -> String,
) -> Vec<(String, String)> {
    let account = account_address(key).zip(Account::decode(Copying(record)).ok());
    let asset = asset_id(key).zip(Asset::decode(Copying(record)).ok());
    let credit = credit_address(key).zip(Credit::decode(Copying(record)).ok());
    match (account, asset, credit) {
        (Some((address, account)), ..) => account_rows(say, &address, &account, show),
        (None, Some((id, asset)), _) => asset_rows(say, id, &asset, show),
        (None, None, Some((address, credit))) => {
            let rows = vec![(say.row_address(), show(&address))];
            [rows, loan::credit(say, &credit, &show)].concat()
        }
        (None, None, None) => vec![(say.row_state_key(), hex(&key.0)), (say.row_record(), hex(record))],
    }
}

/// The account whose record is under `key`.
fn account_address(key: &StateKey) -> Option<Address> {
    let address = Address(key.0.get(1..21)?.try_into().ok()?);
    (StateKey::account(&address) == *key).then_some(address)
}

/// The account whose credit record is under `key`.
fn credit_address(key: &StateKey) -> Option<Address> {
    let address = Address(key.0.get(1..21)?.try_into().ok()?);
    (StateKey::credit(&address) == *key).then_some(address)
}

/// The asset whose record is under `key`.
fn asset_id(key: &StateKey) -> Option<AssetId> {
    let id = AssetId(u64::from_be_bytes(key.0.get(1..9)?.try_into().ok()?));
    (StateKey::asset(id) == *key).then_some(id)
}

fn account_rows(
    say: Language,
    address: &Address,
    account: &Account,
    show: impl Fn(&Address) -> String,
) -> Vec<(String, String)> {
    let mut rows = vec![(say.row_address(), show(address))];
    if let Some(name) = &account.name {
        rows.push((say.row_name(), name.to_string()));
    }
    let balances = account.balances.iter();
    rows.extend(balances.map(|balance| (say.title_balance(), say.base_units(balance.amount, balance.asset))));
    rows.push((say.row_nonce(), account.nonces.next().to_string()));
    rows
}

fn asset_rows(
    say: Language,
    id: AssetId,
    asset: &Asset,
    show: impl Fn(&Address) -> String,
) -> Vec<(String, String)> {
    let supply = asset.minted.checked_sub(asset.burned).unwrap_or_default();
    let mut rows = vec![
        (say.row_code(), format!("{}#{id}", asset.code)),
        (say.row_name(), asset.name.to_string()),
        (say.row_issuer(), show(&asset.issuer)),
        (say.row_decimals(), asset.decimals.to_string()),
        (say.row_supply(), supply.format(asset.decimals)),
    ];
    for power in Power::ALL {
        if let Some(holder) = asset.powers.holder(power) {
            rows.push((say.row_power(say.power(power)), show(&holder)));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::{
        Amount,
        account::{Balance, BalanceFlags},
        codec::Encode as _,
        transfer::HeldId,
    };

    #[test]
    fn an_account_is_told_in_words_and_a_held_payment_in_digits() {
        let (say, address) = (Language::English, Address([7; 20]));
        let mut account = Account::default();
        let balance = Balance { asset: AssetId(3), amount: Amount(12), flags: BalanceFlags::default() };
        account.balances.push(balance).unwrap();
        let told = rows(say, &StateKey::account(&address), &account.encode(), ToString::to_string);
        assert_eq!(told[0].1, address.to_string());
        assert_eq!(told[1].1, "12 base units of asset 3");
        let other = rows(say, &StateKey::held(HeldId(1)), &account.encode(), ToString::to_string);
        assert_eq!(other[1].1, hex(&account.encode()));
    }
}
