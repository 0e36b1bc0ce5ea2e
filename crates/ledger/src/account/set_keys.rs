//! Replacing an account's authority. Who can do this controls the account, so it also ends a recovery under way.

use crate::{authority, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Authority, Event, Refusal,
    account::{Security, SetKeys},
};

pub(crate) fn apply(turn: &mut Turn, operation: &SetKeys) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, checked);
    Ok(())
}

struct Checked {
    account: Slot,
    authority: Option<Authority>,
    /// The security record to write: the present one without its recovery.
    security: Option<Security>,
}

fn check(turn: &Turn, operation: &SetKeys) -> Result<Checked, Halt> {
    let account = turn.account(&turn.actor)?;
    let authority = authority::stored(&turn.actor, &operation.authority);
    if turn.overlay.account_at(account).authority == authority {
        return Err(Refusal::AlreadySo.into());
    }
    let security = authority::security_slot(turn.overlay, account, &turn.actor)?
        .map(|slot| turn.overlay.security_at(slot))
        .filter(|security| security.recovery.is_some())
        .map(|security| Security { recovery: None, ..security.clone() });
    Ok(Checked { account, authority, security })
}

fn commit(turn: &mut Turn, checked: Checked) {
    turn.overlay.edit_account(checked.account, |account| account.authority = checked.authority);
    if let Some(security) = checked.security {
        authority::set_security(turn.overlay, checked.account, &turn.actor, security);
    }
    turn.happened(Event::KeysSet(turn.actor));
}
