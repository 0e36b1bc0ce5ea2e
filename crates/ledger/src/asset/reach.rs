//! The records that operations on assets need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{Action, Address};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::Mint(operation) => {
            footprint.asset(operation.asset);
            footprint.account(&operation.to);
        }
        Action::Burn(operation) => footprint.asset(operation.asset),
        Action::Freeze(holder)
        | Action::Unfreeze(holder)
        | Action::Allow(holder)
        | Action::Disallow(holder) => {
            footprint.asset(holder.asset);
            footprint.account(&holder.account);
        }
        Action::ClawBack(operation) => {
            footprint.asset(operation.asset);
            footprint.account(&operation.from);
            footprint.account(&operation.to);
        }
        Action::Pause(only) | Action::Resume(only) => footprint.asset(only.asset),
        Action::EditAsset(operation) => footprint.asset(operation.asset),
        Action::RenouncePower(operation) => footprint.asset(operation.asset),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::CreateAsset(_) => reach.creation(actor),
        Action::Mint(operation) => reach.holding(&operation.to, operation.asset),
        Action::Burn(operation) => reach.holding(actor, operation.asset),
        Action::ClawBack(operation) => reach.payment(&operation.from, &operation.to, operation.asset),
        Action::Freeze(holder)
        | Action::Unfreeze(holder)
        | Action::Allow(holder)
        | Action::Disallow(holder) => reach.holding(&holder.account, holder.asset),
        _ => {}
    }
}
