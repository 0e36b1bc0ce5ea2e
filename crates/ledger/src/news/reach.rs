//! The records that news need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{Action, Address, StateKey, news::Posted};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::RegisterPublisher(_) => footprint.key(StateKey::publisher(&footprint.actor)),
        Action::Post(operation) => {
            footprint.key(StateKey::publisher(&footprint.actor));
            operation.replaces.iter().for_each(|post| footprint.key(StateKey::post(*post)));
        }
        Action::WithdrawPost(operation) => {
            footprint.key(StateKey::publisher(&footprint.actor));
            footprint.key(StateKey::post(operation.post));
        }
        Action::Tip(operation) => {
            footprint.asset(operation.asset);
            footprint.key(StateKey::post(operation.post));
        }
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    let Action::Tip(operation) = action else { return };
    reach.holding(actor, operation.asset);
    let Some(posted) = reach.record::<Posted>(&StateKey::post(operation.post)) else { return };
    reach.key(StateKey::publisher(&posted.publisher));
    reach.payee(&posted.publisher, operation.asset);
}
