//! The assets of the reserve: nobody holds a power over them, and their units come and go by the reserve's rules alone.

use crate::{overlay::Slot, turn::Turn};
use tally_types::{
    Amount, AssetId, Refusal, StateKey,
    asset::{Asset, Powers},
    reserve::Label,
};

/// Creates the asset under the next id, issued by the actor, without units.
pub(super) fn create(turn: &mut Turn, global: Slot, label: &Label) -> AssetId {
    let id = AssetId(turn.overlay.take_id(global, |counters| &mut counters.asset));
    let Label { code, name, decimals, icon } = label.clone();
    let asset = Asset {
        issuer: turn.actor,
        code,
        name,
        decimals,
        icon,
        cap: None,
        powers: Powers::default(),
        paused: false,
        minted: Amount::ZERO,
        burned: Amount::ZERO,
    };
    turn.overlay.create(StateKey::asset(id), asset);
    id
}

/// All units ever made, with `amount` more (311).
pub(super) fn minted_with(asset: &Asset, amount: Amount) -> Result<Amount, Refusal> {
    asset.minted.checked_add(amount).ok_or(Refusal::SupplyOverflow)
}

pub(super) fn set_minted(turn: &mut Turn, slot: Slot, minted: Amount) {
    let asset: Asset = turn.overlay.get(slot).cloned().expect("this was read in the check");
    turn.overlay.put(slot, Some(Asset { minted, ..asset }));
}

/// Counts units as burned.
pub(super) fn burn(turn: &mut Turn, slot: Slot, amount: Amount) {
    let asset: Asset = turn.overlay.get(slot).cloned().expect("this was read in the check");
    let burned = asset.burned.checked_add(amount).expect("nobody holds more than was minted");
    turn.overlay.put(slot, Some(Asset { burned, ..asset }));
}
