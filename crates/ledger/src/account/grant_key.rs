//! Granting a scoped key.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    account::{GrantKey, MAX_SCOPED_KEYS, ScopedKey, Security, Spent},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &GrantKey) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

fn check(turn: &Turn, operation: &GrantKey) -> Result<(Slot, Security), Halt> {
    let account = turn.account(&turn.actor)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&turn.actor))?);
    let granted = security.scoped.iter().any(|scoped| scoped.grant.key == operation.key);
    if granted || authority::names_key(turn.overlay.account_at(account), &turn.actor, &operation.key) {
        return Err(Refusal::KeyAlreadyGranted.into());
    }
    if security.scoped.len() == MAX_SCOPED_KEYS {
        return Err(Refusal::TooManyKeys.into());
    }
    if operation.expires_ms <= turn.block.time_ms {
        return Err(Refusal::ExpiryPast.into());
    }
    Ok((account, security.clone()))
}

fn commit(turn: &mut Turn, operation: &GrantKey, (account, mut security): (Slot, Security)) {
    let spent =
        List::new(vec![Spent::default(); operation.limits.len()]).expect("as many as there are limits");
    let scoped = ScopedKey { grant: operation.clone(), spent };
    security.scoped.push(scoped).expect("the check saw room for a key");
    authority::set_security(turn.overlay, account, &turn.actor, security);
    turn.happened(Event::KeyGranted(operation.key));
}
