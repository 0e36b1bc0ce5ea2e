//! Pausing and resuming every movement of an asset.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal,
    asset::{Asset, AssetOnly, Power},
    receipt::PauseChanged,
};

/// Pauses the asset when `paused`, else resumes it.
pub(crate) fn apply(turn: &mut Turn, operation: &AssetOnly, paused: bool) -> Result<(), Halt> {
    let checked = check(turn, operation, paused)?;
    commit(turn, operation, checked, paused);
    Ok(())
}

fn check(turn: &Turn, operation: &AssetOnly, paused: bool) -> Result<(Slot, Asset), Halt> {
    let (slot, asset) = turn.asset_under(operation.asset, Power::Pause)?;
    if asset.paused == paused {
        return Err(Refusal::AlreadySo.into());
    }
    Ok((slot, asset.clone()))
}

fn commit(turn: &mut Turn, operation: &AssetOnly, (slot, asset): (Slot, Asset), paused: bool) {
    turn.overlay.put(slot, Some(Asset { paused, ..asset }));
    turn.happened(Event::PauseSet(PauseChanged { asset: operation.asset, paused }));
}
