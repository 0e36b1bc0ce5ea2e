//! What scoped keys may move: metered where the money leaves.
//!
//! Invariant: within one period, a scoped key moves at most its limit of an asset, and nothing of an asset that it has
//! no limit for. A period begins with the first spend in it.

use crate::overlay::{Overlay, Slot};
use tally_types::{
    Address, Amount, AssetId, PublicKey, Refusal,
    account::{ScopedKey, Spent},
};

/// An account that acts by a scoped key in this transaction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metered {
    pub(crate) account: Address,
    pub(crate) security: Slot,
    pub(crate) key: PublicKey,
}

/// Units about to leave an account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outflow {
    pub(crate) account: Address,
    pub(crate) asset: AssetId,
    pub(crate) amount: Amount,
    pub(crate) time_ms: u64,
}

/// Whether the limits bind this outflow and it would pass them.
pub(crate) fn check(overlay: &Overlay, metered: &[Metered], outflow: &Outflow) -> Result<(), Refusal> {
    match find(metered, outflow) {
        Some(by) if after(overlay, by, outflow).is_none() => Err(Refusal::KeyLimitExceeded),
        _ => Ok(()),
    }
}

/// Counts an outflow that was checked.
pub(crate) fn commit(overlay: &mut Overlay, metered: &[Metered], outflow: &Outflow) {
    let Some(by) = find(metered, outflow) else { return };
    let (key, limit, spent) = after(overlay, by, outflow).expect("the outflow was checked");
    let mut security = overlay.security_at(by.security).clone();
    security.scoped.as_mut_slice()[key].spent.as_mut_slice()[limit] = spent;
    overlay.set_security(by.security, security);
}

fn find<'a>(metered: &'a [Metered], outflow: &Outflow) -> Option<&'a Metered> {
    if outflow.amount.is_zero() {
        return None;
    }
    metered.iter().find(|by| by.account == outflow.account)
}

/// The key's and the limit's places and what is spent after the outflow; `None` when the limit does not allow it.
/// A key that an operation of the same transaction has removed allows nothing.
fn after(overlay: &Overlay, by: &Metered, outflow: &Outflow) -> Option<(usize, usize, Spent)> {
    let scoped = &overlay.security_at(by.security).scoped;
    let key = scoped.iter().position(|scoped| scoped.grant.key == by.key)?;
    let ScopedKey { grant, spent } = &scoped[key];
    let place = grant.limits.iter().position(|limit| limit.asset == outflow.asset)?;
    let (limit, spent) = (&grant.limits[place], spent[place]);
    let over = outflow.time_ms.saturating_sub(spent.since_ms) >= limit.period_ms;
    let spent = if over || spent.amount.is_zero() {
        Spent { since_ms: outflow.time_ms, amount: outflow.amount }
    } else {
        Spent { since_ms: spent.since_ms, amount: spent.amount.checked_add(outflow.amount)? }
    };
    (spent.amount <= limit.amount).then_some((key, place, spent))
}
