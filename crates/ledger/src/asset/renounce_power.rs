//! Giving up a power, for ever. Whoever gives up the power to pause leaves the asset moving.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event,
    asset::{Asset, Power, RenouncePower},
    receipt::PowerGone,
};

pub(crate) fn apply(turn: &mut Turn, operation: &RenouncePower) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

fn check(turn: &Turn, operation: &RenouncePower) -> Result<(Slot, Asset), Halt> {
    let (slot, asset) = turn.asset_under(operation.asset, operation.power)?;
    Ok((slot, asset.clone()))
}

fn commit(turn: &mut Turn, operation: &RenouncePower, (slot, mut asset): (Slot, Asset)) {
    let RenouncePower { asset: id, power } = *operation;
    *asset.powers.holder_mut(power) = None;
    if power == Power::Pause {
        asset.paused = false;
    }
    turn.overlay.put(slot, Some(asset));
    turn.happened(Event::PowerRenounced(PowerGone { asset: id, power }));
}
