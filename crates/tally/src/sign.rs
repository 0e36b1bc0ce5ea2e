//! Signing with the wallet's keys: whose keys count is for each account's authority to say.

use crate::{
    client::AccountInfo,
    failure::{ArgumentsError, Failure},
    report::Report,
    session::Session,
    wallet::{Entry, WalletError},
};
use serde_json::json;
use std::path::Path;
use tally_types::{Address, Authority, PublicKey};
use tally_wallet::Draft;

/// Signs for every account that the wallet has keys for; returns the accounts whose signatures do not weigh enough yet.
pub fn sign(session: &Session, draft: &mut Draft) -> Result<Vec<Address>, Failure> {
    let accounts = draft.body().signers();
    let plans = plans(session, draft, session.store.entries())?;
    if plans.iter().all(|plan| plan.names.is_empty()) {
        let account = accounts
            .iter()
            .zip(&plans)
            .find(|(_, plan)| !plan.is_enough)
            .map(|(account, _)| session.show(account));
        return match account {
            Some(account) => Err(WalletError::NoKeyFor { account }.into()),
            None => Ok(Vec::new()),
        };
    }
    let unlocked = session.store.unlock(&session.context.terminal, &session.context.say.ask_passphrase())?;
    for (account, plan) in accounts.iter().zip(&plans) {
        for name in &plan.names {
            let held = unlocked.vault.find(name);
            let key = held.map(tally_wallet::vault::Account::key).transpose()?.flatten();
            let key = key.ok_or_else(|| WalletError::NoKeyFor { account: session.show(account) })?;
            draft.sign(account, &key)?;
        }
    }
    Ok(accounts
        .into_iter()
        .zip(plans)
        .filter(|(_, plan)| !plan.is_enough)
        .map(|(account, _)| account)
        .collect())
}

/// The accounts whose signatures do not weigh enough yet.
pub fn missing(session: &Session, draft: &Draft) -> Result<Vec<Address>, Failure> {
    let plans = plans(session, draft, &[])?;
    let signers = draft.body().signers();
    Ok(signers
        .into_iter()
        .zip(plans)
        .filter(|(_, plan)| !plan.is_enough)
        .map(|(account, _)| account)
        .collect())
}

/// These accounts' signatures do not weigh enough.
pub fn cosigners_missing(session: &Session, missing: &[Address]) -> Failure {
    let accounts = missing.iter().map(|account| session.show(account)).collect();
    ArgumentsError::CosignersMissing { accounts }.into()
}

/// Tells where a transaction was written, and who has to sign it yet.
pub fn report(session: &Session, draft: &Draft, path: &Path, missing: &[Address]) -> Report {
    let say = session.context.say;
    let missing: Vec<_> = missing.iter().map(|account| session.show(account)).collect();
    let text = match missing.is_empty() {
        true => say.signed_fully(path.display()),
        false => say.signed_partly(path.display(), missing.join(", ")),
    };
    Report::new(text, json!({ "transaction": draft.id().to_hex(), "file": path, "missing": missing }))
}

fn plans(session: &Session, draft: &Draft, entries: &[Entry]) -> Result<Vec<Plan>, Failure> {
    let body = draft.body();
    let plan_for = |account: &Address| {
        let own = body.operations.iter().filter(|operation| operation.actor == *account);
        let tags: Vec<_> = own.map(|operation| operation.action.tag()).collect();
        let info = session.account(account)?;
        let signed: Vec<_> =
            draft.signatures_of(account).iter().map(tally_types::KeySignature::key).collect();
        Ok(plan(account, &info, &tags, &signed, entries))
    };
    body.signers().iter().map(plan_for).collect()
}

/// Which of the wallet's accounts lend their keys to one account of the transaction.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    names: Vec<String>,
    /// Whether their keys, with those that signed already, carry the account's authority.
    is_enough: bool,
}

/// As few keys as are needed, in the wallet's order; a scoped key only when no key of the authority is there.
fn plan(
    account: &Address,
    info: &AccountInfo,
    operations: &[u8],
    signed: &[PublicKey],
    entries: &[Entry],
) -> Plan {
    let authority = info.authority.clone().or_else(|| {
        // A single-key account's authority is the key that its address follows from.
        let mut keys = entries.iter().filter_map(|entry| entry.key).chain(signed.iter().copied());
        keys.find(|key| key.address() == *account).map(Authority::single)
    });
    let mut names = Vec::new();
    if let Some(authority) = &authority {
        let mut keys = signed.to_vec();
        for entry in entries {
            let Some(key) = entry.key else { continue };
            if authority.weight_of(keys.iter()) >= u32::from(authority.threshold) {
                break;
            }
            if !keys.contains(&key) && authority.keys.iter().any(|known| known.key == key) {
                keys.push(key);
                names.push(entry.name.clone());
            }
        }
        let is_enough = authority.weight_of(keys.iter()) >= u32::from(authority.threshold);
        if is_enough || !names.is_empty() {
            return Plan { names, is_enough };
        }
    }
    let scoped = info.scoped_for(operations);
    if signed.iter().any(|key| scoped.contains(key)) {
        return Plan { names, is_enough: true };
    }
    let entry = entries.iter().find(|entry| entry.key.is_some_and(|key| scoped.contains(&key)));
    let names: Vec<_> = entry.map(|entry| entry.name.clone()).into_iter().collect();
    let is_enough = !names.is_empty();
    Plan { names, is_enough }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{ScopedKeyInfo, SecurityInfo};
    use tally_types::{key::WeightedKey, wire::List};

    const SEND: u8 = 0x30;

    fn key(byte: u8) -> PublicKey {
        PublicKey::Ed25519([byte; 32])
    }

    fn entries(bytes: &[u8]) -> Vec<Entry> {
        let entry = |byte: &u8| Entry {
            name: format!("k{byte}"),
            address: key(*byte).address(),
            key: Some(key(*byte)),
        };
        bytes.iter().map(entry).collect()
    }

    fn shared(threshold: u16, keys: &[u8]) -> AccountInfo {
        let keys = keys.iter().map(|byte| WeightedKey { key: key(*byte), weight: 1 }).collect();
        AccountInfo {
            authority: Some(Authority { threshold, keys: List::new(keys).unwrap() }),
            ..AccountInfo::default()
        }
    }

    fn names(plan: &Plan) -> Vec<&str> {
        plan.names.iter().map(String::as_str).collect()
    }

    #[test]
    fn a_single_key_account_takes_its_own_key() {
        let plan = plan(&key(2).address(), &AccountInfo::default(), &[SEND], &[], &entries(&[1, 2]));
        assert_eq!((names(&plan), plan.is_enough), (vec!["k2"], true));
    }

    #[test]
    fn a_shared_account_takes_as_few_keys_as_it_needs() {
        let account = Address([9; 20]);
        let both = plan(&account, &shared(2, &[1, 2, 3]), &[SEND], &[], &entries(&[1, 2, 3]));
        assert_eq!((names(&both), both.is_enough), (vec!["k1", "k2"], true));
        let half = plan(&account, &shared(2, &[1, 2]), &[SEND], &[], &entries(&[2, 5]));
        assert_eq!((names(&half), half.is_enough), (vec!["k2"], false));
        let rest = plan(&account, &shared(2, &[1, 2]), &[SEND], &[key(2)], &entries(&[1]));
        assert_eq!((names(&rest), rest.is_enough), (vec!["k1"], true));
        let done = plan(&account, &shared(1, &[1, 2]), &[SEND], &[key(2)], &entries(&[1]));
        assert_eq!((names(&done), done.is_enough), (vec![], true));
    }

    #[test]
    fn a_rotated_account_no_longer_takes_its_first_key() {
        let plan = plan(&key(1).address(), &shared(1, &[2]), &[SEND], &[], &entries(&[1]));
        assert_eq!((names(&plan), plan.is_enough), (vec![], false));
    }

    #[test]
    fn a_scoped_key_signs_where_no_other_is_there() {
        let account = Address([9; 20]);
        let granted = ScopedKeyInfo { key: key(7), operations: vec!["send".into()], expires_ms: 9 };
        let security = SecurityInfo { scoped_keys: vec![granted], ..SecurityInfo::default() };
        let info = AccountInfo { security, ..shared(1, &[1]) };
        let scoped = plan(&account, &info, &[SEND], &[], &entries(&[7]));
        assert_eq!((names(&scoped), scoped.is_enough), (vec!["k7"], true));
        let full = plan(&account, &info, &[SEND], &[], &entries(&[7, 1]));
        assert_eq!((names(&full), full.is_enough), (vec!["k1"], true));
        let other = plan(&account, &info, &[SEND, SEND + 1], &[], &entries(&[7]));
        assert_eq!((names(&other), other.is_enough), (vec![], false));
    }
}
