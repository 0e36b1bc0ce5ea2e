//! Taking a fixed deposit out: with its interest when its term is over; before, without, if the depositor agrees.

use super::{
    interest::{self, minus, plus},
    payout::{self, Payout},
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal, StateKey,
    receipt::FixedTaken,
    savings::{FixedDeposit, SavingsPool, WithdrawFixed},
};

pub(crate) fn apply(turn: &mut Turn, operation: &WithdrawFixed) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    deposit: FixedDeposit,
    pool: (Slot, SavingsPool),
    interest: Amount,
    payout: Payout,
}

fn check(turn: &Turn, operation: &WithdrawFixed) -> Result<Checked, Halt> {
    let key = StateKey::fixed_deposit(operation.deposit);
    let (slot, deposit) = turn.find::<FixedDeposit>(&key, Refusal::UnknownDeposit)?;
    let deposit = deposit.clone();
    let (pool_slot, pool) = interest::find(turn.overlay, deposit.pool)?;
    let mut pool = interest::accrue(pool, turn.block.time_ms);
    let is_mature = turn.block.time_ms >= deposit.matures_ms;
    let paid = if is_mature { deposit.interest } else { Amount::ZERO };
    let payout = payout::check(turn, pool.asset, plus(deposit.amount, paid))?;
    if deposit.owner != turn.actor {
        return Err(Refusal::NotDepositor.into());
    }
    if !is_mature && !operation.forfeit {
        return Err(Refusal::NotMatured.into());
    }
    pool.fixed = minus(pool.fixed, deposit.amount);
    pool.reserved = minus(pool.reserved, deposit.interest);
    pool.budget = plus(pool.budget, minus(deposit.interest, paid));
    Ok(Checked { slot, deposit, pool: (pool_slot, pool), interest: paid, payout })
}

fn commit(turn: &mut Turn, operation: &WithdrawFixed, checked: Checked) {
    let Checked { slot, deposit, pool: (pool_slot, record), interest, payout } = checked;
    let FixedDeposit { pool, owner: account, amount, .. } = deposit;
    turn.overlay.put::<FixedDeposit>(slot, None);
    turn.overlay.put(pool_slot, Some(record));
    payout::commit(turn, pool, payout);
    let deposit = operation.deposit;
    turn.happened(Event::FixedWithdrawn(FixedTaken { deposit, pool, account, amount, interest }));
}
