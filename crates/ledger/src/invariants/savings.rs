//! A pool has what its deposits and their interest come to, and a share of it never loses worth.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_of, number_of},
    state::State,
};
use std::{cmp::Ordering, collections::BTreeMap};
use tally_types::{
    Address, Amount, Place, StateKey,
    savings::{DepositId, FixedDeposit, FlexibleDeposit, PoolId, SavingsPool},
    state::Counters,
};

impl Kind for SavingsPool {
    type Id = PoolId;

    fn id(key: &StateKey) -> PoolId {
        PoolId(number_of(key, 1))
    }

    fn key(&self, id: &PoolId) -> Option<StateKey> {
        Some(StateKey::savings_pool(*id))
    }

    fn holdings(&self, id: &PoolId) -> impl Iterator<Item = Holding> {
        let (place, asset) = (Place::Savings(*id), self.asset);
        let parts = [self.flexible.units, self.budget, self.reserved, self.fixed];
        parts.into_iter().map(move |amount| (place, asset, amount))
    }

    fn shape(&self, id: &PoolId) -> Result<(), Broken> {
        if self.flexible.is_empty() != self.flexible.units.is_zero() {
            return Err(broken(*id, "units without shares, or shares without units"));
        }
        Ok(())
    }

    fn history(id: &PoolId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(broken(*id, "it is gone")) };
        let same_offer = (before.operator, before.asset, before.flexible_bps, &before.terms)
            == (after.operator, after.asset, after.flexible_bps, &after.terms);
        if !same_offer || before.name != after.name {
            return Err(broken(*id, "something that never changes did"));
        }
        if before.closed_ms.is_some() && after.closed_ms != before.closed_ms {
            return Err(broken(*id, "it was opened again"));
        }
        let (now, then) = (after.flexible, before.flexible);
        let same_round = after.round == before.round;
        if same_round && now.units.cmp_products(then.shares, then.units, now.shares) == Ordering::Less {
            return Err(broken(*id, "a share lost worth"));
        }
        if after.round < before.round || after.since_ms < before.since_ms {
            return Err(broken(*id, "time went back"));
        }
        Ok(())
    }
}

impl Kind for FlexibleDeposit {
    type Id = (Address, PoolId);

    fn id(key: &StateKey) -> Self::Id {
        (address_of(key), PoolId(number_of(key, 21)))
    }

    fn key(&self, (account, id): &Self::Id) -> Option<StateKey> {
        (self.shares > 0).then(|| StateKey::flexible_deposit(account, *id))
    }
}

impl Kind for FixedDeposit {
    type Id = DepositId;

    fn id(key: &StateKey) -> DepositId {
        DepositId(number_of(key, 1))
    }

    fn key(&self, id: &DepositId) -> Option<StateKey> {
        Some(StateKey::fixed_deposit(*id))
    }

    fn shape(&self, id: &DepositId) -> Result<(), Broken> {
        let nothing = self.amount.is_zero() || self.interest.is_zero();
        if nothing { Err(deposit(*id, "it has no amount or no interest")) } else { Ok(()) }
    }

    fn history(id: &DepositId, pair: &Pair<Self>) -> Result<(), Broken> {
        let changed = pair.before.is_some() && pair.after.is_some();
        if changed { Err(deposit(*id, "it changed")) } else { Ok(()) }
    }
}

/// What deposits come to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    shares: u128,
    fixed: Amount,
    interest: Amount,
}

/// Ids are given out in order, and pools say what their deposits come to.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if state.savings_pools.keys().map(|id| id.0).ne(0..counters.pool) {
        return Err(broken(PoolId(counters.pool), "an id not given out, or a pool is gone"));
    }
    if let Some((id, _)) = state.fixed_deposits.last_key_value().filter(|(id, _)| id.0 >= counters.deposit) {
        return Err(deposit(*id, "an id not given out"));
    }
    let sums = sum(state).ok_or_else(|| broken(PoolId(0), "deposits overflow"))?;
    for (id, pool) in &state.savings_pools {
        let said = Sums { shares: pool.flexible.shares, fixed: pool.fixed, interest: pool.reserved };
        if sums.get(id).copied().unwrap_or_default() != said {
            return Err(broken(*id, "it does not have what its deposits come to"));
        }
    }
    match sums.keys().find(|id| !state.savings_pools.contains_key(id)) {
        Some(id) => Err(broken(*id, "deposits without a pool")),
        None => Ok(()),
    }
}

fn sum(state: &State) -> Option<BTreeMap<PoolId, Sums>> {
    let mut sums: BTreeMap<PoolId, Sums> = BTreeMap::new();
    for ((_, id), deposit) in &state.flexible_deposits {
        let sum = sums.entry(*id).or_default();
        sum.shares = sum.shares.checked_add(deposit.shares)?;
    }
    for deposit in state.fixed_deposits.values() {
        let sum = sums.entry(deposit.pool).or_default();
        sum.fixed = sum.fixed.checked_add(deposit.amount)?;
        sum.interest = sum.interest.checked_add(deposit.interest)?;
    }
    Some(sums)
}

fn broken(id: PoolId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::savings_pool(id), what }
}

fn deposit(id: DepositId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::fixed_deposit(id), what }
}
