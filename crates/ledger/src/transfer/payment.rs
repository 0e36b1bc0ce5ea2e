//! One payment from the actor to a receiver: the rules that every kind of send shares.
//!
//! Invariant: what leaves the one account arrives at the other, in one step.

use crate::{
    asset::rules,
    balance::{self, Holding},
    meter::{self, Outflow},
    stop::Halt,
    turn::Turn,
};
use tally_types::{Address, Amount, AssetId, Place, Refusal, transfer::Memo};

/// What is to be paid.
pub(super) struct Terms<'a> {
    pub(super) asset: AssetId,
    pub(super) to: &'a Address,
    pub(super) amount: Amount,
    pub(super) memo: &'a Memo,
}

/// A payment that may be made.
pub(super) struct Payment {
    pub(super) from: Holding,
    pub(super) to: Holding,
    pub(super) outflow: Outflow,
    is_insider: bool,
}

/// Whether the actor may let the units go, and the receiver take them (300 to 309).
pub(super) fn check(turn: &Turn, terms: &Terms) -> Result<Payment, Halt> {
    let (_, asset) = turn.asset(terms.asset)?;
    rules::check_not_paused(asset)?;
    let from = balance::of(turn.overlay, &turn.actor, terms.asset)?;
    rules::check_not_frozen(asset, &from)?;
    let slot = turn.account(terms.to)?;
    let to = balance::find(turn.overlay, slot, terms.to, terms.asset)?;
    rules::check_allowed(asset, &from)?;
    rules::check_allowed(asset, &to)?;
    let receiver = turn.overlay.account_at(slot);
    rules::check_inbox(terms.asset, asset, terms.to, receiver, &to)?;
    if receiver.require_memo && terms.memo.is_none() {
        return Err(Refusal::MemoRequired.into());
    }
    from.minus(terms.amount)?;
    let outflow = turn.outflow(terms.asset, terms.amount);
    meter::check(turn.overlay, turn.metered, &outflow)?;
    Ok(Payment { from, to, outflow, is_insider: rules::is_insider(asset, terms.to) })
}

/// Whether the receiver can hold the units as well (312, 327).
pub(super) fn check_arrival(turn: &Turn, payment: &Payment) -> Result<(), Halt> {
    payment.to.plus(payment.outflow.amount)?;
    payment.to.check_room(turn.overlay)?;
    Ok(())
}

/// Moves the units.
pub(super) fn commit(turn: &mut Turn, terms: &Terms, payment: Payment) {
    meter::commit(turn.overlay, turn.metered, &payment.outflow);
    payment.from.spend(turn.overlay, terms.amount);
    payment.to.credit(turn.overlay, terms.amount, payment.is_insider);
    turn.moved(Place::Account(turn.actor), Place::Account(*terms.to), terms.asset, terms.amount);
}
