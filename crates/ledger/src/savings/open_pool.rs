//! Opening a pool, empty, under the next id.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, StateKey,
    pool::Pool,
    savings::{OpenPool, PoolId, SavingsPool},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenPool) -> Result<(), Halt> {
    let global = check(turn, operation)?;
    commit(turn, operation, global);
    Ok(())
}

fn check(turn: &Turn, operation: &OpenPool) -> Result<Slot, Halt> {
    turn.asset(operation.asset)?;
    turn.overlay.global_slot()
}

fn commit(turn: &mut Turn, operation: &OpenPool, global: Slot) {
    let id = PoolId(turn.overlay.take_id(global, |counters| &mut counters.pool));
    let pool = SavingsPool {
        operator: turn.actor,
        name: operation.name.clone(),
        asset: operation.asset,
        flexible_bps: operation.flexible_bps,
        terms: operation.terms.clone(),
        closed_ms: None,
        flexible: Pool::default(),
        round: 0,
        since_ms: turn.block.time_ms,
        carry: 0,
        budget: Amount::ZERO,
        reserved: Amount::ZERO,
        fixed: Amount::ZERO,
    };
    turn.overlay.create(StateKey::savings_pool(id), pool);
    turn.happened(Event::PoolOpened(id));
}
