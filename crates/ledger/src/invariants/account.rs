//! Accounts say nothing twice and nothing that cannot be; a name, once claimed, stays.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_of, number_of},
    state::State,
};
use std::collections::BTreeSet;
use tally_types::{
    Address, AssetId, Place, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags, Recovery, Security},
    state::NameRecord,
};

impl Kind for Account {
    type Id = Address;

    fn id(key: &StateKey) -> Address {
        address_of(key)
    }

    fn key(&self, address: &Address) -> Option<StateKey> {
        (*self != Self::default()).then(|| StateKey::account(address))
    }

    fn holdings(&self, address: &Address) -> impl Iterator<Item = Holding> {
        let place = Place::Account(*address);
        self.balances.iter().map(move |balance| (place, balance.asset, balance.amount))
    }

    fn shape(&self, address: &Address) -> Result<(), Broken> {
        let mut assets: Vec<AssetId> = self.balances.iter().map(|balance| balance.asset).collect();
        assets.sort_unstable();
        if assets.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(broken(address, "two balances of one asset"));
        }
        if !self.balances.iter().all(says_something) {
            return Err(broken(address, "a balance that says nothing"));
        }
        if self.nonces.used & 1 == 1 {
            return Err(broken(address, "a nonce window that has not moved on"));
        }
        let part = self.earning.as_deref().and_then(|earning| earning.mining.as_ref());
        if part.is_some_and(|part| !part.epochs.windows(2).all(|pair| pair[0].epoch < pair[1].epoch)) {
            return Err(broken(address, "its epochs of mining are not sorted"));
        }
        let check = self.authority.as_ref().map(|authority| authority.check());
        if check == Some(Err(Refusal::AuthorityUnusable)) {
            return Err(broken(address, "an authority nobody can use"));
        }
        Ok(())
    }

    fn history(address: &Address, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let name = pair.after.as_ref().and_then(|after| after.name.as_ref());
        if before.name.is_some() && before.name.as_ref() != name {
            return Err(broken(address, "its name changed"));
        }
        Ok(())
    }
}

impl Kind for Balance {
    type Id = (Address, AssetId);

    fn id(key: &StateKey) -> Self::Id {
        (address_of(key), AssetId(number_of(key, 21)))
    }

    fn key(&self, (address, _): &Self::Id) -> Option<StateKey> {
        Some(StateKey::balance(address, self.asset))
    }

    fn holdings(&self, (address, _): &Self::Id) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Account(*address), self.asset, self.amount))
    }

    fn shape(&self, (address, _): &Self::Id) -> Result<(), Broken> {
        if !says_something(self) {
            return Err(broken(address, "a spilled balance that says nothing"));
        }
        Ok(())
    }
}

impl Kind for Security {
    type Id = Address;

    fn id(key: &StateKey) -> Address {
        address_of(key)
    }

    fn key(&self, address: &Address) -> Option<StateKey> {
        (!self.is_empty()).then(|| StateKey::security(address))
    }

    fn shape(&self, address: &Address) -> Result<(), Broken> {
        let keys: BTreeSet<_> = self.scoped.iter().map(|scoped| scoped.grant.key).collect();
        if keys.len() != self.scoped.len() {
            return Err(broken(address, "a scoped key granted twice"));
        }
        for scoped in self.scoped.iter() {
            let limits = &scoped.grant.limits;
            let within =
                limits.iter().zip(scoped.spent.iter()).all(|(limit, spent)| spent.amount <= limit.amount);
            if scoped.spent.len() != limits.len() || !within {
                return Err(broken(address, "a scoped key that moved more than its limit"));
            }
        }
        match &self.recovery {
            Some(recovery) if !is_grounded(recovery, self) => {
                Err(broken(address, "a recovery that guardians did not ask for"))
            }
            _ => Ok(()),
        }
    }
}

impl Kind for NameRecord {
    type Id = StateKey;

    fn id(key: &StateKey) -> StateKey {
        *key
    }

    fn key(&self, _: &StateKey) -> Option<StateKey> {
        Some(StateKey::name(&self.name))
    }

    fn history(key: &StateKey, pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.before.is_some() { Err(Broken::Name(*key)) } else { Ok(()) }
    }
}

/// What lies beside an account's record is what the record says.
pub(super) fn check_state(state: &State) -> Result<(), Broken> {
    for (address, account) in &state.accounts {
        check_beside(state, address, account)?;
    }
    let orphans = state.balances.keys().map(|(address, _)| address).chain(state.securities.keys());
    if let Some(orphan) = orphans.into_iter().find(|address| !state.accounts.contains_key(address)) {
        return Err(broken(orphan, "records lie beside an account that has none"));
    }
    for (key, record) in &state.names {
        let owner = state.accounts.get(&record.owner);
        if owner.and_then(|owner| owner.name.as_ref()) != Some(&record.name) {
            return Err(Broken::Name(*key));
        }
    }
    Ok(())
}

fn check_beside(state: &State, address: &Address, account: &Account) -> Result<(), Broken> {
    let first = (*address, AssetId(0));
    let last = (*address, AssetId(u64::MAX));
    let spilled: Vec<&Balance> = state.balances.range(first..=last).map(|(_, balance)| balance).collect();
    if spilled.len() as u64 != u64::from(account.spilled) {
        return Err(broken(address, "spilled balances are not counted right"));
    }
    if spilled.iter().any(|balance| account.balances.iter().any(|inline| inline.asset == balance.asset)) {
        return Err(broken(address, "a balance both inline and spilled"));
    }
    if account.secured != state.securities.contains_key(address) {
        return Err(broken(address, "its security record is not where it says"));
    }
    let is_own = |name| state.names.get(&StateKey::name(name)).is_some_and(|record| record.owner == *address);
    if account.name.as_ref().is_some_and(|name| !is_own(name)) {
        return Err(broken(address, "a name that is not its own"));
    }
    Ok(())
}

fn says_something(balance: &Balance) -> bool {
    !balance.amount.is_zero() || balance.flags != BalanceFlags::default()
}

fn is_grounded(recovery: &Recovery, security: &Security) -> bool {
    let Some(guardians) = &security.guardians else { return false };
    let approvals = &recovery.approvals;
    recovery.authority.check().is_ok()
        && approvals.windows(2).all(|pair| pair[0] < pair[1])
        && approvals.iter().all(|guardian| guardians.members.contains(guardian))
        && recovery.ready_ms.is_some() == (approvals.len() >= usize::from(guardians.threshold))
}

fn broken(account: &Address, what: &'static str) -> Broken {
    Broken::Account { account: *account, what }
}
