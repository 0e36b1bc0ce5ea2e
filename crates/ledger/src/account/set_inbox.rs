//! Setting what the account receives, and taking assets off the shelf.

use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    AssetId, Event,
    account::{BalanceFlags, SetInbox},
};

pub(crate) fn apply(turn: &mut Turn, operation: &SetInbox) -> Result<(), Halt> {
    let account = check(turn, operation)?;
    // One entry may take the room of the next, so each is checked when it comes.
    for asset in operation.accept.iter() {
        let holding = check_entry(turn, account, *asset)?;
        commit_entry(turn, holding);
    }
    commit(turn, operation, account);
    Ok(())
}

fn check(turn: &Turn, operation: &SetInbox) -> Result<Slot, Halt> {
    for asset in operation.accept.iter() {
        turn.asset(*asset)?;
    }
    turn.account(&turn.actor)
}

fn commit(turn: &mut Turn, operation: &SetInbox, account: Slot) {
    let SetInbox { refuse_unknown, require_memo, .. } = *operation;
    turn.overlay.edit_account(account, |account| {
        (account.refuse_unknown, account.require_memo) = (refuse_unknown, require_memo);
    });
    turn.happened(Event::InboxSet(turn.actor));
}

fn check_entry(turn: &Turn, account: Slot, asset: AssetId) -> Result<Holding, Halt> {
    let holding = balance::find(turn.overlay, account, &turn.actor, asset)?;
    holding.check_room(turn.overlay)?;
    Ok(holding)
}

fn commit_entry(turn: &mut Turn, holding: Holding) {
    holding.set(turn.overlay, holding.amount, holding.flags.with(BalanceFlags::ACCEPTED, true));
}
