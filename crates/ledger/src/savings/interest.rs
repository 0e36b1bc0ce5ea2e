//! Interest of flexible deposits: from the budget to the pool, up to now.
//!
//! Invariant: a pool pays what it has and never owes. For time in which there was no budget nothing is ever paid.

use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
};
use tally_types::{
    Amount, Refusal, StateKey,
    savings::{PoolId, SavingsPool, interest},
};

/// The pool as it was last written, and its place, or that there is none such.
pub(super) fn find(overlay: &Overlay, id: PoolId) -> Result<(Slot, &SavingsPool), Halt> {
    let slot = overlay.slot(&StateKey::savings_pool(id))?;
    Ok((slot, overlay.get(slot).ok_or(Refusal::UnknownPool)?))
}

/// The pool after its flexible deposits have their interest up to now.
pub fn accrue(pool: &SavingsPool, now_ms: u64) -> SavingsPool {
    let elapsed_ms = now_ms.saturating_sub(pool.since_ms);
    let (paid, carry) = due(pool, elapsed_ms);
    let mut pool = SavingsPool { since_ms: now_ms, carry, ..pool.clone() };
    pool.budget = pool.budget.checked_sub(paid).expect("interest is no more than the budget");
    pool.flexible.units = pool.flexible.units.checked_add(paid).expect(WITHIN_SUPPLY);
    pool
}

/// What the budget pays for a time, and the rest to carry on.
fn due(pool: &SavingsPool, elapsed_ms: u64) -> (Amount, u64) {
    if pool.flexible.is_empty() || pool.budget.is_zero() {
        return (Amount::ZERO, 0);
    }
    match interest(pool.flexible.units, pool.flexible_bps, elapsed_ms, pool.carry) {
        Some((units, carry)) if units <= pool.budget => (units, carry),
        _ => (pool.budget, 0),
    }
}

/// The sum of amounts that lie in one pool or are about to.
pub(super) fn plus(one: Amount, other: Amount) -> Amount {
    one.checked_add(other).expect(WITHIN_SUPPLY)
}

/// What is left of an amount in a pool.
pub(super) fn minus(one: Amount, other: Amount) -> Amount {
    one.checked_sub(other).expect("the check saw that it is there")
}

const WITHIN_SUPPLY: &str = "what lies in a pool is no more than the supply";
