//! One operation's turn: what it sees, and where it leaves what it did.

use crate::{
    apply::BlockInfo,
    meter::{Metered, Outflow},
    overlay::{Overlay, Slot, Stored},
    stop::Halt,
};
use tally_types::{
    Address, Amount, AssetId, Body, Event, Move, Place, Refusal, StateKey,
    asset::{Asset, Power},
};

/// The operation being executed and its surroundings.
pub(crate) struct Turn<'a> {
    pub(crate) overlay: &'a mut Overlay,
    pub(crate) block: &'a BlockInfo,
    /// The whole transaction, of which this is an operation.
    pub(crate) body: &'a Body,
    /// The transaction's nonce, of its payer.
    pub(crate) nonce: u64,
    /// The operation's place in the transaction.
    pub(crate) index: u8,
    /// The account that acts; its authority was seen at admission.
    pub(crate) actor: Address,
    /// The accounts that act by scoped keys.
    pub(crate) metered: &'a [Metered],
    pub(crate) moves: Vec<Move>,
    pub(crate) events: Vec<Event>,
}

impl Turn<'_> {
    pub(crate) fn account(&self, address: &Address) -> Result<Slot, Halt> {
        self.overlay.slot(&StateKey::account(address))
    }

    /// The record under `key` and its place, or the refusal when there is none.
    pub(crate) fn find<T: Stored>(&self, key: &StateKey, absent: Refusal) -> Result<(Slot, &T), Halt> {
        let slot = self.overlay.slot(key)?;
        let record = self.overlay.get(slot).ok_or(absent)?;
        Ok((slot, record))
    }

    /// The asset and its place, or that there is none such.
    pub(crate) fn asset(&self, id: AssetId) -> Result<(Slot, &Asset), Halt> {
        self.find(&StateKey::asset(id), Refusal::UnknownAsset)
    }

    /// The same, when the actor holds `power` over it.
    pub(crate) fn asset_under(&self, id: AssetId, power: Power) -> Result<(Slot, &Asset), Halt> {
        let (slot, asset) = self.asset(id)?;
        if asset.powers.holder(power) != Some(self.actor) {
            return Err(Refusal::PowerMissing.into());
        }
        Ok((slot, asset))
    }

    /// Units about to leave the actor.
    pub(crate) fn outflow(&self, asset: AssetId, amount: Amount) -> Outflow {
        Outflow { account: self.actor, asset, amount, time_ms: self.block.time_ms }
    }

    pub(crate) fn moved(&mut self, from: Place, to: Place, asset: AssetId, amount: Amount) {
        self.moves.push(Move { operation: self.index, from, to, asset, amount });
    }

    pub(crate) fn happened(&mut self, event: Event) {
        self.events.push(event);
    }
}
