//! Withdrawing a scoped key.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    account::{RevokeKey, Security},
};

pub(crate) fn apply(turn: &mut Turn, operation: &RevokeKey) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

/// The account and its security record without the key.
fn check(turn: &Turn, operation: &RevokeKey) -> Result<(Slot, Security), Halt> {
    let account = turn.account(&turn.actor)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&turn.actor))?);
    let place = security.scoped.iter().position(|scoped| scoped.grant.key == operation.key);
    let place = place.ok_or(Refusal::UnknownKey)?;
    let mut security = security.clone();
    security.scoped.remove(place);
    Ok((account, security))
}

fn commit(turn: &mut Turn, operation: &RevokeKey, (account, security): (Slot, Security)) {
    authority::set_security(turn.overlay, account, &turn.actor, security);
    turn.happened(Event::KeyRevoked(operation.key));
}
