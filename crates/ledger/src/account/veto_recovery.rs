//! Stopping a recovery, as the account itself.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{Event, Refusal, StateKey, account::Security};

pub(crate) fn apply(turn: &mut Turn) -> Result<(), Halt> {
    let checked = check(turn)?;
    commit(turn, checked);
    Ok(())
}

fn check(turn: &Turn) -> Result<(Slot, Security), Halt> {
    let account = turn.account(&turn.actor)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&turn.actor))?);
    if security.recovery.is_none() {
        return Err(Refusal::NoRecovery.into());
    }
    Ok((account, Security { recovery: None, ..security.clone() }))
}

fn commit(turn: &mut Turn, (account, security): (Slot, Security)) {
    authority::set_security(turn.overlay, account, &turn.actor, security);
    turn.happened(Event::RecoveryVetoed(turn.actor));
}
