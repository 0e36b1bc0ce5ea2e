//! Naming the guardians, or none. A recovery under way ends: those who approved it may be guardians no more.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    account::{Guardians, Security, SetGuardians},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &SetGuardians) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

fn check(turn: &Turn, operation: &SetGuardians) -> Result<(Slot, Security), Halt> {
    let account = turn.account(&turn.actor)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&turn.actor))?);
    let guardians = List::new(operation.guardians.to_vec()).map(|members| Guardians {
        members,
        threshold: operation.threshold,
        delay_ms: operation.delay_ms,
    });
    if security.guardians == guardians {
        return Err(Refusal::AlreadySo.into());
    }
    Ok((account, Security { guardians, recovery: None, scoped: security.scoped.clone() }))
}

fn commit(turn: &mut Turn, (account, security): (Slot, Security)) {
    authority::set_security(turn.overlay, account, &turn.actor, security);
    turn.happened(Event::GuardiansSet(turn.actor));
}
