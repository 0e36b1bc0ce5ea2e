//! Units that the actor pays into a pool: to fund it, or as a deposit.

use super::interest;
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, Place, Refusal,
    savings::{PoolId, SavingsPool},
};

/// Units that may be paid in.
pub(super) struct PaidIn {
    debit: Debit,
    pub(super) slot: Slot,
    /// The pool with its interest up to now, without the units.
    pub(super) pool: SavingsPool,
}

/// Whether there is such a pool (490), and the actor may pay `amount` of its asset (303 to 305, 308, 309).
pub(super) fn check(turn: &Turn, id: PoolId, amount: Amount) -> Result<PaidIn, Halt> {
    let (slot, pool) = interest::find(turn.overlay, id)?;
    let debit = debit::sender(turn, pool.asset)?.can_spend(turn, amount)?;
    Ok(PaidIn { debit, slot, pool: interest::accrue(pool, turn.block.time_ms) })
}

/// Whether the pool still takes units (494).
pub(super) fn check_open(pool: &SavingsPool) -> Result<(), Refusal> {
    if pool.closed_ms.is_some() { Err(Refusal::PoolClosed) } else { Ok(()) }
}

/// Takes the units and writes the pool, to which the caller has added them.
pub(super) fn commit(turn: &mut Turn, id: PoolId, paid: PaidIn) {
    let (asset, amount) = (paid.pool.asset, paid.debit.amount());
    paid.debit.commit(turn);
    turn.overlay.put(paid.slot, Some(paid.pool));
    turn.moved(Place::Account(turn.actor), Place::Savings(id), asset, amount);
}
