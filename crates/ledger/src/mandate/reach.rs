//! The records that mandates need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{Action, Address, StateKey, mandate::Mandate};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::GrantMandate(operation) => footprint.asset(operation.asset),
        Action::PullMandate(operation) => footprint.key(StateKey::mandate(operation.mandate)),
        Action::RevokeMandate(only) => footprint.key(StateKey::mandate(only.mandate)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    let Action::PullMandate(operation) = action else { return };
    let Some(mandate) = reach.record::<Mandate>(&StateKey::mandate(operation.mandate)) else { return };
    reach.payee(&mandate.payer, mandate.asset);
    reach.payee(&mandate.payee.unwrap_or(*actor), mandate.asset);
}
