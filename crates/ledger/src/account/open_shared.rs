//! Opening a shared account at the address that follows from the actor, the transaction's nonce and the operation's
//! place. What was sent there ahead stays there.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{Address, Event, Refusal, account::OpenShared};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenShared) -> Result<(), Halt> {
    let checked = check(turn)?;
    commit(turn, operation, checked);
    Ok(())
}

fn check(turn: &Turn) -> Result<(Address, Slot), Halt> {
    let address = Address::shared(&turn.actor, turn.nonce, turn.index);
    let slot = turn.account(&address)?;
    if turn.overlay.account_at(slot).authority.is_some() {
        return Err(Refusal::AlreadySo.into());
    }
    Ok((address, slot))
}

fn commit(turn: &mut Turn, operation: &OpenShared, (address, slot): (Address, Slot)) {
    let authority = operation.authority.clone();
    turn.overlay.edit_account(slot, |account| account.authority = Some(authority));
    turn.happened(Event::SharedOpened(address));
}
