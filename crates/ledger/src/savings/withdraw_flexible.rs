//! Withdrawing flexibly: shares are given up for units, at what they are worth now.

use super::{
    interest,
    payout::{self, Payout},
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    receipt::FlexibleChanged,
    savings::{FlexibleDeposit, PoolAmount, SavingsPool},
};

pub(crate) fn apply(turn: &mut Turn, operation: &PoolAmount) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    pool: (Slot, SavingsPool),
    deposit: (Slot, FlexibleDeposit),
    payout: Payout,
    shares: u128,
}

fn check(turn: &Turn, operation: &PoolAmount) -> Result<Checked, Halt> {
    let (pool_slot, pool) = interest::find(turn.overlay, operation.pool)?;
    let mut pool = interest::accrue(pool, turn.block.time_ms);
    let slot = turn.overlay.slot(&StateKey::flexible_deposit(&turn.actor, operation.pool))?;
    let owned = turn.overlay.get(slot).map_or(0, |deposit: &FlexibleDeposit| deposit.shares);
    let left = pool.flexible.leave(owned, operation.amount);
    let units = left.map_or(operation.amount, |left| left.units);
    let payout = payout::check(turn, pool.asset, units)?;
    let left = left.ok_or(Refusal::DepositInsufficient)?;
    pool.flexible = left.pool;
    if pool.flexible.is_empty() {
        (pool.round, pool.carry) = (pool.round.checked_add(1).expect("each round costs a fee"), 0);
    }
    let rest = owned.checked_sub(left.shares).expect("it gave up its own");
    let deposit = (slot, FlexibleDeposit { shares: rest });
    Ok(Checked { pool: (pool_slot, pool), deposit, payout, shares: left.shares })
}

fn commit(turn: &mut Turn, operation: &PoolAmount, checked: Checked) {
    let Checked { pool: (pool_slot, record), deposit: (slot, deposit), payout, shares } = checked;
    let (pool, account, amount) = (operation.pool, turn.actor, payout.amount);
    turn.overlay.put(pool_slot, Some(record));
    turn.overlay.put(slot, (deposit.shares > 0).then_some(deposit));
    payout::commit(turn, pool, payout);
    turn.happened(Event::FlexibleWithdrawn(FlexibleChanged { pool, account, amount, shares }));
}
