//! Reclaiming: some time after closing, the operator takes what no deposit has earned or has a claim to.

use super::{
    interest,
    payout::{self, Payout},
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Refusal,
    savings::{NOTICE_MS, PoolOnly, SavingsPool},
};

pub(crate) fn apply(turn: &mut Turn, operation: &PoolOnly) -> Result<(), Halt> {
    let Checked { slot, pool, payout } = check(turn, operation)?;
    turn.overlay.put(slot, Some(pool));
    payout::commit(turn, operation.pool, payout);
    Ok(())
}

struct Checked {
    slot: Slot,
    pool: SavingsPool,
    payout: Payout,
}

fn check(turn: &Turn, operation: &PoolOnly) -> Result<Checked, Halt> {
    let now_ms = turn.block.time_ms;
    let (slot, pool) = interest::find(turn.overlay, operation.pool)?;
    let mut pool = interest::accrue(pool, now_ms);
    let payout = payout::check(turn, pool.asset, std::mem::take(&mut pool.budget))?;
    if payout.amount.is_zero() {
        return Err(Refusal::NothingDue.into());
    }
    if pool.operator != turn.actor {
        return Err(Refusal::NotOperator.into());
    }
    if pool.closed_ms.is_none_or(|closed_ms| now_ms < closed_ms.saturating_add(NOTICE_MS)) {
        return Err(Refusal::NoticeRunning.into());
    }
    Ok(Checked { slot, pool, payout })
}
