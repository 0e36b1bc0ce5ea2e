//! Depositing flexibly: units buy shares of the pool at what they are worth now.

use super::deposit::{self, PaidIn};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    receipt::FlexibleChanged,
    savings::{FlexibleDeposit, PoolAmount, SHARES_PER_UNIT},
};

pub(crate) fn apply(turn: &mut Turn, operation: &PoolAmount) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    paid: PaidIn,
    slot: Slot,
    deposit: FlexibleDeposit,
    shares: u128,
}

fn check(turn: &Turn, operation: &PoolAmount) -> Result<Checked, Halt> {
    let mut paid = deposit::check(turn, operation.pool, operation.amount)?;
    let pool = &mut paid.pool;
    let (flexible, shares) =
        pool.flexible.join(operation.amount, SHARES_PER_UNIT).ok_or(Refusal::BalanceOverflow)?;
    deposit::check_open(pool)?;
    if pool.flexible_bps == 0 {
        return Err(Refusal::NotOffered.into());
    }
    if shares == 0 {
        return Err(Refusal::DepositTooSmall.into());
    }
    pool.flexible = flexible;
    let slot = turn.overlay.slot(&StateKey::flexible_deposit(&turn.actor, operation.pool))?;
    let before = turn.overlay.get(slot).map_or(0, |deposit: &FlexibleDeposit| deposit.shares);
    let deposit =
        FlexibleDeposit { shares: before.checked_add(shares).expect("they are part of the pool's") };
    Ok(Checked { paid, slot, deposit, shares })
}

fn commit(turn: &mut Turn, operation: &PoolAmount, checked: Checked) {
    let PoolAmount { pool, amount } = *operation;
    let account = turn.actor;
    turn.overlay.put(checked.slot, Some(checked.deposit));
    deposit::commit(turn, pool, checked.paid);
    turn.happened(Event::FlexibleDeposited(FlexibleChanged {
        pool,
        account,
        amount,
        shares: checked.shares,
    }));
}
