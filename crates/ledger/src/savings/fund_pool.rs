//! Funding: units for interest, from anyone, for good.

use super::{
    deposit::{self, PaidIn},
    interest::plus,
};
use crate::{stop::Halt, turn::Turn};
use tally_types::savings::PoolAmount;

pub(crate) fn apply(turn: &mut Turn, operation: &PoolAmount) -> Result<(), Halt> {
    let paid = check(turn, operation)?;
    deposit::commit(turn, operation.pool, paid);
    Ok(())
}

fn check(turn: &Turn, operation: &PoolAmount) -> Result<PaidIn, Halt> {
    let mut paid = deposit::check(turn, operation.pool, operation.amount)?;
    deposit::check_open(&paid.pool)?;
    paid.pool.budget = plus(paid.pool.budget, operation.amount);
    Ok(paid)
}
