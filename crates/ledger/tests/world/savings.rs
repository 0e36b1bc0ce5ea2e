//! Savings in the small world.

use super::*;
use tally_types::savings::{
    DepositFixed, DepositId, FixedDeposit, FlexibleDeposit, OpenPool, PoolAmount, PoolId, PoolOnly,
    SavingsPool, Term, WithdrawFixed,
};

pub fn open_pool(asset: AssetId, flexible_bps: u16, terms: &[(u64, u16)]) -> Action {
    let term = |&(term_ms, rate_bps): &(u64, u16)| Term { term_ms, rate_bps };
    let terms = list(terms.iter().map(term).collect());
    Action::OpenPool(OpenPool { asset, name: text("Nest egg"), flexible_bps, terms })
}

fn units(pool: u64, amount: u128) -> PoolAmount {
    PoolAmount { pool: PoolId(pool), amount: Amount(amount) }
}

pub fn fund(pool: u64, amount: u128) -> Action {
    Action::FundPool(units(pool, amount))
}

pub fn deposit(pool: u64, amount: u128) -> Action {
    Action::DepositFlexible(units(pool, amount))
}

pub fn withdraw(pool: u64, amount: u128) -> Action {
    Action::WithdrawFlexible(units(pool, amount))
}

pub fn deposit_fixed(pool: u64, term_ms: u64, amount: u128) -> Action {
    Action::DepositFixed(DepositFixed { pool: PoolId(pool), term_ms, amount: Amount(amount) })
}

pub fn withdraw_fixed(deposit: u64, forfeit: bool) -> Action {
    Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(deposit), forfeit })
}

pub fn close_pool(pool: u64) -> Action {
    Action::ClosePool(PoolOnly { pool: PoolId(pool) })
}

pub fn reclaim(pool: u64) -> Action {
    Action::ReclaimBudget(PoolOnly { pool: PoolId(pool) })
}

impl World {
    pub fn pool(&self, pool: u64) -> SavingsPool {
        self.read(&StateKey::savings_pool(PoolId(pool))).expect("there is such a pool")
    }

    pub fn flexible(&self, person: &Person, pool: u64) -> Option<FlexibleDeposit> {
        self.read(&StateKey::flexible_deposit(&person.address, PoolId(pool)))
    }

    pub fn fixed(&self, deposit: u64) -> Option<FixedDeposit> {
        self.read(&StateKey::fixed_deposit(DepositId(deposit)))
    }
}
