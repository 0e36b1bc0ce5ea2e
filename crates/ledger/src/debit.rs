//! Units about to leave the actor: whether they may, and the one way they go.
//!
//! Invariant: whatever leaves by the actor's own will counts against the scoped key it acts by.

use crate::{
    asset::rules,
    balance::{self, Holding},
    meter::{self, Outflow},
    stop::Halt,
    turn::Turn,
};
use tally_types::{Amount, AssetId, asset::Asset};

/// An actor who may send the asset.
pub(crate) struct Sender<'a> {
    pub(crate) asset: &'a Asset,
    id: AssetId,
    from: Holding,
}

/// Units that may leave. Stale as soon as any holding of the actor is written.
pub(crate) struct Debit {
    from: Holding,
    outflow: Outflow,
}

/// Whether the actor may send the asset at all (300, 303, 304, 305).
pub(crate) fn sender<'a>(turn: &'a Turn, id: AssetId) -> Result<Sender<'a>, Halt> {
    let (_, asset) = turn.asset(id)?;
    rules::check_not_paused(asset)?;
    let from = balance::of(turn.overlay, &turn.actor, id)?;
    rules::check_not_frozen(asset, &from)?;
    rules::check_allowed(asset, &from)?;
    Ok(Sender { asset, id, from })
}

impl Sender<'_> {
    /// Whether the actor has `amount`, and the key it acts by may spend it (308, 309).
    pub(crate) fn can_spend(&self, turn: &Turn, amount: Amount) -> Result<Debit, Halt> {
        self.from.minus(amount)?;
        let outflow = turn.outflow(self.id, amount);
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
