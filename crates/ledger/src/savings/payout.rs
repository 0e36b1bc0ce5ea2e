//! Units that a pool pays the actor.
//!
//! Invariant: only a pause of the asset, or an account that can hold no more, keeps them from going; whether the account
//! is frozen or on the allow-list does not: it gets what is its own.

use crate::{
    asset::rules,
    balance::{self, Holding},
    stop::Halt,
    turn::Turn,
};
use tally_types::{Amount, AssetId, Place, savings::PoolId};

/// Units that may be paid.
pub(super) struct Payout {
    to: Holding,
    asset: AssetId,
    pub(super) amount: Amount,
}

/// Whether the asset moves (303), and the actor can hold the units (312, 327).
pub(super) fn check(turn: &Turn, asset: AssetId, amount: Amount) -> Result<Payout, Halt> {
    let (_, record) = turn.asset(asset)?;
    rules::check_not_paused(record)?;
    let to = balance::of(turn.overlay, &turn.actor, asset)?;
    to.check_arrival(turn.overlay, amount)?;
    Ok(Payout { to, asset, amount })
}

/// Pays.
pub(super) fn commit(turn: &mut Turn, id: PoolId, payout: Payout) {
    let Payout { to, asset, amount } = payout;
    to.credit(turn.overlay, amount, true);
    turn.moved(Place::Savings(id), Place::Account(turn.actor), asset, amount);
}
