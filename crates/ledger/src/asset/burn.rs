//! Burning: units that a holder destroys.

use super::rules;
use crate::{
    balance::{self, Holding},
    meter::{self, Outflow},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Place,
    asset::{Asset, Burn},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &Burn) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    from: Holding,
    outflow: Outflow,
}

fn check(turn: &Turn, operation: &Burn) -> Result<Checked, Halt> {
    let (slot, asset) = turn.asset(operation.asset)?;
    rules::check_not_paused(asset)?;
    let from = balance::of(turn.overlay, &turn.actor, operation.asset)?;
    rules::check_not_frozen(asset, &from)?;
    from.minus(operation.amount)?;
    let outflow = turn.outflow(operation.asset, operation.amount);
    meter::check(turn.overlay, turn.metered, &outflow)?;
    Ok(Checked { slot, from, outflow })
}

fn commit(turn: &mut Turn, operation: &Burn, checked: Checked) {
    let asset: Asset = turn.overlay.get(checked.slot).cloned().expect("this was read in the check");
    let burned = asset.burned.checked_add(operation.amount).expect("nobody holds more than was minted");
    turn.overlay.put(checked.slot, Some(Asset { burned, ..asset }));
    meter::commit(turn.overlay, turn.metered, &checked.outflow);
    checked.from.spend(turn.overlay, operation.amount);
    turn.moved(Place::Account(turn.actor), Place::Supply(Empty), operation.asset, operation.amount);
}
