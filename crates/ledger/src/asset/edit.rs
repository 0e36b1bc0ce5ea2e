//! Editing how an asset is shown.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event,
    asset::{Asset, EditAsset, Power},
};

pub(crate) fn apply(turn: &mut Turn, operation: &EditAsset) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

fn check(turn: &Turn, operation: &EditAsset) -> Result<(Slot, Asset), Halt> {
    let (slot, asset) = turn.asset_under(operation.asset, Power::Edit)?;
    Ok((slot, asset.clone()))
}

fn commit(turn: &mut Turn, operation: &EditAsset, (slot, asset): (Slot, Asset)) {
    let EditAsset { asset: id, name, icon } = operation.clone();
    turn.overlay.put(slot, Some(Asset { name, icon, ..asset }));
    turn.happened(Event::AssetEdited(id));
}
