//! Claiming a name. Names that look alike are one.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{Event, Refusal, StateKey, account::ClaimName, state::NameRecord};

pub(crate) fn apply(turn: &mut Turn, operation: &ClaimName) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    account: Slot,
    name: Slot,
}

fn check(turn: &Turn, operation: &ClaimName) -> Result<Checked, Halt> {
    let name = turn.overlay.slot(&StateKey::name(&operation.name))?;
    if turn.overlay.get::<NameRecord>(name).is_some() {
        return Err(Refusal::NameTaken.into());
    }
    let account = turn.account(&turn.actor)?;
    if turn.overlay.account_at(account).name.is_some() {
        return Err(Refusal::AlreadyNamed.into());
    }
    Ok(Checked { account, name })
}

fn commit(turn: &mut Turn, operation: &ClaimName, checked: Checked) {
    let record = NameRecord { owner: turn.actor, name: operation.name.clone() };
    turn.overlay.put(checked.name, Some(record));
    turn.overlay.edit_account(checked.account, |account| account.name = Some(operation.name.clone()));
    turn.happened(Event::NameClaimed(operation.name.clone()));
}
