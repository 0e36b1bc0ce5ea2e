//! One payment from the actor to a receiver: the rules that every kind of send shares.
//!
//! Invariant: what leaves the one account arrives at the other, in one step.

use crate::{
    asset::rules,
    balance::{self, Holding},
    debit::{self, Debit},
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
    pub(super) debit: Debit,
    to: Holding,
    is_insider: bool,
}

/// Whether the actor may let the units go, and the receiver take them (300 to 309).
pub(super) fn check(turn: &Turn, terms: &Terms) -> Result<Payment, Halt> {
    let sender = debit::sender(turn, terms.asset)?;
    let slot = turn.account(terms.to)?;
    let to = balance::find(turn.overlay, slot, terms.to, terms.asset)?;
    rules::check_allowed(sender.asset, &to)?;
    let receiver = turn.overlay.account_at(slot);
    rules::check_inbox(terms.asset, sender.asset, terms.to, receiver, &to)?;
    if receiver.require_memo && terms.memo.is_none() {
        return Err(Refusal::MemoRequired.into());
    }
    let debit = sender.can_spend(turn, terms.amount)?;
    Ok(Payment { debit, to, is_insider: rules::is_insider(sender.asset, terms.to) })
}

/// Whether the receiver can hold the units as well (312, 327).
pub(super) fn check_arrival(turn: &Turn, payment: &Payment) -> Result<(), Halt> {
    Ok(payment.to.check_arrival(turn.overlay, payment.debit.amount())?)
}

/// Moves the units.
pub(super) fn commit(turn: &mut Turn, terms: &Terms, payment: Payment) {
    payment.debit.commit(turn);
    payment.to.credit(turn.overlay, terms.amount, payment.is_insider);
    turn.moved(Place::Account(turn.actor), Place::Account(*terms.to), terms.asset, terms.amount);
}
