//! Closing: no more deposits and no more funds. What is there goes on earning while the budget lasts.

use super::interest;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    savings::{PoolOnly, SavingsPool},
};

pub(crate) fn apply(turn: &mut Turn, operation: &PoolOnly) -> Result<(), Halt> {
    let (slot, pool) = check(turn, operation)?;
    turn.overlay.put(slot, Some(pool));
    turn.happened(Event::PoolClosed(operation.pool));
    Ok(())
}

fn check(turn: &Turn, operation: &PoolOnly) -> Result<(Slot, SavingsPool), Halt> {
    let (slot, pool) = interest::find(turn.overlay, operation.pool)?;
    if pool.closed_ms.is_some() {
        return Err(Refusal::AlreadySo.into());
    }
    if pool.operator != turn.actor {
        return Err(Refusal::NotOperator.into());
    }
    let now_ms = turn.block.time_ms;
    Ok((slot, SavingsPool { closed_ms: Some(now_ms), ..interest::accrue(pool, now_ms) }))
}
