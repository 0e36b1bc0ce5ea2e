//! Units about to leave the actor, or an account whose mandate the actor uses: whether they may, and the one way they
//! go.
//!
//! Invariant: whatever leaves an account that acts by a scoped key in the transaction counts against that key.

use crate::{
    asset::rules,
    balance::{self, Holding},
    meter::{self, Outflow},
    stop::Halt,
    turn::Turn,
};
use tally_types::{Address, Amount, AssetId, asset::Asset};

/// An account that may send the asset.
pub(crate) struct Sender<'a> {
    pub(crate) asset: &'a Asset,
    id: AssetId,
    account: Address,
    from: Holding,
}

/// Units that may leave. Stale as soon as any holding of the account is written.
pub(crate) struct Debit {
    from: Holding,
    outflow: Outflow,
}

/// Whether the actor may send the asset at all (300, 303, 304, 305).
pub(crate) fn sender<'a>(turn: &'a Turn, id: AssetId) -> Result<Sender<'a>, Halt> {
    sender_of(turn, turn.actor, id)
}

/// The same of an account that let others take units from it, or lets them go by another operation of the same kind in
/// this transaction.
pub(crate) fn sender_of<'a>(turn: &'a Turn, account: Address, id: AssetId) -> Result<Sender<'a>, Halt> {
    let (_, asset) = turn.asset(id)?;
    rules::check_not_paused(asset)?;
    let from = balance::of(turn.overlay, &account, id)?;
    rules::check_not_frozen(asset, &from)?;
    rules::check_allowed(asset, &from)?;
    Ok(Sender { asset, id, account, from })
}

impl Sender<'_> {
    /// Whether the account has `amount`, and the key it acts by, if it does, may spend it (308, 309).
    pub(crate) fn can_spend(&self, turn: &Turn, amount: Amount) -> Result<Debit, Halt> {
        self.from.minus(amount)?;
        let outflow = Outflow { account: self.account, asset: self.id, amount, time_ms: turn.block.time_ms };
        meter::check(turn.overlay, turn.metered, &outflow)?;
        Ok(Debit { from: self.from, outflow })
    }
}

impl Debit {
    pub(crate) fn amount(&self) -> Amount {
        self.outflow.amount
    }

    /// Takes the units; the caller says with [`Turn::moved`] where they went.
    pub(crate) fn commit(self, turn: &mut Turn) {
        meter::commit(turn.overlay, turn.metered, &self.outflow);
        self.from.spend(turn.overlay, self.outflow.amount);
    }
}
