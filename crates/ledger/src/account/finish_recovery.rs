//! Putting an approved recovery into effect once its delay has passed. Anyone may. Scoped keys go with the old
//! authority: whoever lost the keys may have lost those too.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Authority, Event, Refusal, StateKey,
    account::{FinishRecovery, Security},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &FinishRecovery) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    account: Slot,
    authority: Option<Authority>,
    security: Security,
}

fn check(turn: &Turn, operation: &FinishRecovery) -> Result<Checked, Halt> {
    let account = turn.account(&operation.account)?;
    let security = turn.overlay.security_at(turn.overlay.slot(&StateKey::security(&operation.account))?);
    let recovery = security.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
    if recovery.ready_ms.is_none_or(|ready_ms| turn.block.time_ms < ready_ms) {
        return Err(Refusal::RecoveryNotReady.into());
    }
    let authority = authority::stored(&operation.account, &recovery.authority);
    let security =
        Security { scoped: List::default(), recovery: None, guardians: security.guardians.clone() };
    Ok(Checked { account, authority, security })
}

fn commit(turn: &mut Turn, operation: &FinishRecovery, Checked { account, authority, security }: Checked) {
    turn.overlay.edit_account(account, |account| account.authority = authority);
    authority::set_security(turn.overlay, account, &operation.account, security);
    turn.happened(Event::RecoveryFinished(operation.account));
}
