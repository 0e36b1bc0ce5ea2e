//! Asking, as a guardian, for an account to be given other keys; and approving what another guardian asked for.
//!
//! Invariant: the delay begins when enough guardians have asked for the same authority, and only then.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Event, Refusal, StateKey,
    account::{Guardians, Recovery, Security, StartRecovery},
    receipt::RecoveryMoved,
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &StartRecovery) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    account: Slot,
    security: Security,
    recovery: Recovery,
}

fn check(turn: &Turn, operation: &StartRecovery) -> Result<Checked, Halt> {
    let account = turn.account(&operation.account)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&operation.account))?);
    let guardians = security.guardians.as_ref().filter(|guardians| guardians.members.contains(&turn.actor));
    let guardians = guardians.ok_or(Refusal::NotGuardian)?;
    let recovery = match &security.recovery {
        Some(other) if other.authority != operation.authority => return Err(Refusal::RecoveryConflict.into()),
        Some(same) => approve(same, turn.actor)?,
        None => first(operation, turn.actor),
    };
    let recovery = Recovery { ready_ms: ready_ms(&recovery, guardians, turn.block.time_ms), ..recovery };
    Ok(Checked { account, security: security.clone(), recovery })
}

fn first(operation: &StartRecovery, guardian: Address) -> Recovery {
    let approvals = List::new(vec![guardian]).expect("one approval is within the bounds");
    Recovery { authority: operation.authority.clone(), approvals, ready_ms: None }
}

fn approve(recovery: &Recovery, guardian: Address) -> Result<Recovery, Refusal> {
    let Err(place) = recovery.approvals.binary_search(&guardian) else {
        return Err(Refusal::AlreadyApproved);
    };
    let mut recovery = recovery.clone();
    recovery.approvals.insert(place, guardian).expect("no more approve than there are guardians");
    Ok(recovery)
}

fn ready_ms(recovery: &Recovery, guardians: &Guardians, now_ms: u64) -> Option<u64> {
    let enough = recovery.approvals.len() >= usize::from(guardians.threshold);
    recovery.ready_ms.or_else(|| enough.then(|| now_ms.saturating_add(guardians.delay_ms)))
}

fn commit(turn: &mut Turn, operation: &StartRecovery, Checked { account, security, recovery }: Checked) {
    let moved = RecoveryMoved { account: operation.account, ready_ms: recovery.ready_ms };
    let security = Security { recovery: Some(recovery), ..security };
    authority::set_security(turn.overlay, account, &operation.account, security);
    turn.happened(Event::RecoveryStarted(moved));
}
