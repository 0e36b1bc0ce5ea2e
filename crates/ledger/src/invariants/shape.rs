//! Records say nothing twice and nothing that cannot be.

use super::{Broken, state::State};
use std::collections::BTreeSet;
use tally_types::{
    Address, AssetId, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags, Recovery, Security},
    state::Global,
};

pub(super) fn check_state(state: &State, global: &Global) -> Result<(), Broken> {
    for (address, account) in &state.accounts {
        check_account(address, account)?;
        check_beside(state, address, account)?;
    }
    let orphans = state.balances.keys().map(|(address, _)| address).chain(state.securities.keys());
    if let Some(orphan) = orphans.into_iter().find(|address| !state.accounts.contains_key(address)) {
        return Err(broken(orphan, "records lie beside an account that has none"));
    }
    for (address, security) in &state.securities {
        check_security(address, security)?;
    }
    check_names(state)?;
    check_global(global)?;
    // Ids are given out in order and assets never go away.
    if state.assets.keys().map(|id| id.0).ne(0..global.next_asset.0) {
        return Err(Broken::UnknownAsset(global.next_asset));
    }
    for (id, held) in &state.held {
        if *id >= global.next_held || held.amount.is_zero() || held.from == held.to {
            return Err(Broken::Held(*id));
        }
    }
    Ok(())
}

/// What an account's own record can say.
pub(super) fn check_account(address: &Address, account: &Account) -> Result<(), Broken> {
    let mut assets: Vec<AssetId> = account.balances.iter().map(|balance| balance.asset).collect();
    assets.sort_unstable();
    if assets.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(broken(address, "two balances of one asset"));
    }
    if !account.balances.iter().all(says_something) {
        return Err(broken(address, "a balance that says nothing"));
    }
    if account.nonces.used & 1 == 1 {
        return Err(broken(address, "a nonce window that has not moved on"));
    }
    if account
        .authority
        .as_ref()
        .is_some_and(|authority| authority.check() == Err(Refusal::AuthorityUnusable))
    {
        return Err(broken(address, "an authority nobody can use"));
    }
    Ok(())
}

pub(super) fn says_something(balance: &Balance) -> bool {
    !balance.amount.is_zero() || balance.flags != BalanceFlags::default()
}

/// What lies beside an account's record is what the record says.
fn check_beside(state: &State, address: &Address, account: &Account) -> Result<(), Broken> {
    let first = (*address, AssetId(0));
    let last = (*address, AssetId(u64::MAX));
    let spilled: Vec<&Balance> = state.balances.range(first..=last).map(|(_, balance)| balance).collect();
    if spilled.len() as u64 != u64::from(account.spilled) {
        return Err(broken(address, "spilled balances are not counted right"));
    }
    if !spilled.iter().all(|balance| says_something(balance)) {
        return Err(broken(address, "a spilled balance that says nothing"));
    }
    if spilled.iter().any(|balance| account.balances.iter().any(|inline| inline.asset == balance.asset)) {
        return Err(broken(address, "a balance both inline and spilled"));
    }
    if account.secured != state.securities.contains_key(address) {
        return Err(broken(address, "its security record is not where it says"));
    }
    match &account.name {
        Some(name)
            if state.names.get(&StateKey::name(name)).is_none_or(|record| record.owner != *address) =>
        {
            Err(broken(address, "a name that is not its own"))
        }
        _ => Ok(()),
    }
}

pub(super) fn check_security(address: &Address, security: &Security) -> Result<(), Broken> {
    let keys: BTreeSet<_> = security.scoped.iter().map(|scoped| scoped.grant.key).collect();
    if keys.len() != security.scoped.len() {
        return Err(broken(address, "a scoped key granted twice"));
    }
    for scoped in security.scoped.iter() {
        let limits = &scoped.grant.limits;
        let within =
            limits.iter().zip(scoped.spent.iter()).all(|(limit, spent)| spent.amount <= limit.amount);
        if scoped.spent.len() != limits.len() || !within {
            return Err(broken(address, "a scoped key that moved more than its limit"));
        }
    }
    match &security.recovery {
        Some(recovery) if !is_grounded(recovery, security) => {
            Err(broken(address, "a recovery that guardians did not ask for"))
        }
        _ => Ok(()),
    }
}

fn is_grounded(recovery: &Recovery, security: &Security) -> bool {
    let Some(guardians) = &security.guardians else { return false };
    let approvals = &recovery.approvals;
    recovery.authority.check().is_ok()
        && approvals.windows(2).all(|pair| pair[0] < pair[1])
        && approvals.iter().all(|guardian| guardians.members.contains(guardian))
        && recovery.ready_ms.is_some() == (approvals.len() >= usize::from(guardians.threshold))
}

fn check_names(state: &State) -> Result<(), Broken> {
    for (key, record) in &state.names {
        let owner = state.accounts.get(&record.owner);
        if owner.and_then(|owner| owner.name.as_ref()) != Some(&record.name) {
            return Err(Broken::Name(*key));
        }
    }
    Ok(())
}

pub(super) fn check_global(global: &Global) -> Result<(), Broken> {
    if !global.fee_pot.windows(2).all(|pair| pair[0].asset < pair[1].asset) {
        return Err(Broken::Global("the pot is not sorted"));
    }
    if global.fee_pot.iter().any(|entry| entry.amount.is_zero()) {
        return Err(Broken::Global("an entry of the pot is empty"));
    }
    Ok(())
}

pub(super) fn broken(account: &Address, what: &'static str) -> Broken {
    Broken::Account { account: *account, what }
}
