//! The records that transfers need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, AssetId, StateKey,
    transfer::{Held, HeldOnly},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    let mut payment = |asset: AssetId, to: &Address| {
        footprint.asset(asset);
        footprint.account(to);
    };
    match action {
        Action::Send(operation) => payment(operation.asset, &operation.to),
        Action::SendMany(operation) => {
            footprint.asset(operation.asset);
            operation.shares.iter().for_each(|share| footprint.account(&share.to));
        }
        Action::Hold(operation) => payment(operation.asset, &operation.to),
        Action::AcceptHeld(only) | Action::ReturnHeld(only) => footprint.key(StateKey::held(only.held)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::Send(operation) => reach.payment(actor, &operation.to, operation.asset),
        Action::SendMany(operation) => {
            reach.holding(actor, operation.asset);
            operation.shares.iter().for_each(|share| reach.holding(&share.to, operation.asset));
        }
        Action::Hold(operation) => reach.payment(actor, &operation.to, operation.asset),
        Action::AcceptHeld(only) => held(only, |held| held.to, reach),
        Action::ReturnHeld(only) => held(only, |held| held.from, reach),
        _ => {}
    }
}

fn held(only: &HeldOnly, goes_to: fn(&Held) -> Address, reach: &mut Reach) {
    let Some(held) = reach.record(&StateKey::held(only.held)) else { return };
    reach.payee(&goes_to(held), held.asset);
}
