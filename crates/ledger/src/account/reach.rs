//! The records that operations on accounts need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{Action, Address, StateKey};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::OpenShared(_) => {
            footprint.account(&Address::shared(&footprint.actor, footprint.nonce, footprint.index));
        }
        Action::GrantKey(_) | Action::RevokeKey(_) | Action::SetGuardians(_) | Action::VetoRecovery(_) => {
            footprint.key(StateKey::security(&footprint.actor));
        }
        Action::StartRecovery(operation) => recovery(&operation.account, footprint),
        Action::FinishRecovery(operation) => recovery(&operation.account, footprint),
        Action::ClaimName(operation) => footprint.key(StateKey::name(&operation.name)),
        Action::SetInbox(operation) => operation.accept.iter().for_each(|asset| footprint.asset(*asset)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    if let Action::SetInbox(operation) = action {
        operation.accept.iter().for_each(|asset| reach.holding(actor, *asset));
    }
}

fn recovery(account: &Address, footprint: &mut Footprint) {
    footprint.account(account);
    footprint.key(StateKey::security(account));
}
