//! The records that operations on savings need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    savings::{FixedDeposit, PoolId, SavingsPool},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    let actor = footprint.actor;
    match action {
        Action::OpenPool(operation) => footprint.asset(operation.asset),
        Action::FundPool(operation) => footprint.key(StateKey::savings_pool(operation.pool)),
        Action::DepositFlexible(operation) | Action::WithdrawFlexible(operation) => {
            footprint.key(StateKey::savings_pool(operation.pool));
            footprint.key(StateKey::flexible_deposit(&actor, operation.pool));
        }
        Action::DepositFixed(operation) => footprint.key(StateKey::savings_pool(operation.pool)),
        Action::WithdrawFixed(operation) => footprint.key(StateKey::fixed_deposit(operation.deposit)),
        Action::ClosePool(only) | Action::ReclaimBudget(only) => {
            footprint.key(StateKey::savings_pool(only.pool));
        }
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::FundPool(operation)
        | Action::DepositFlexible(operation)
        | Action::WithdrawFlexible(operation) => holding(actor, operation.pool, reach),
        Action::DepositFixed(operation) => holding(actor, operation.pool, reach),
        Action::WithdrawFixed(operation) => {
            let key = StateKey::fixed_deposit(operation.deposit);
            let Some(deposit) = reach.record::<FixedDeposit>(&key) else { return };
            reach.key(StateKey::savings_pool(deposit.pool));
            holding(actor, deposit.pool, reach);
        }
        Action::ReclaimBudget(only) => holding(actor, only.pool, reach),
        _ => {}
    }
}

/// What the actor has of the pool's asset.
fn holding(actor: &Address, pool: PoolId, reach: &mut Reach) {
    let Some(pool) = reach.record::<SavingsPool>(&StateKey::savings_pool(pool)) else { return };
    reach.payee(actor, pool.asset);
}
