//! Freezing and unfreezing a holder.

use crate::{
    balance::{self, Holding},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Refusal,
    account::BalanceFlags,
    asset::{Holder, Power},
    receipt::HolderChanged,
};

/// Freezes the holder when `set`, else unfreezes it.
pub(crate) fn apply(turn: &mut Turn, operation: &Holder, set: bool) -> Result<(), Halt> {
    let holding = check_flag(turn, operation, Power::Freeze, BalanceFlags::FROZEN, set)?;
    commit_flag(turn, holding, BalanceFlags::FROZEN, set);
    let Holder { asset, account } = *operation;
    turn.happened(Event::FreezeChanged(HolderChanged { asset, account, set }));
    Ok(())
}

/// Whether the actor may set the holder's `flag` by `power`, and it would change.
pub(super) fn check_flag(
    turn: &Turn,
    operation: &Holder,
    power: Power,
    flag: u8,
    set: bool,
) -> Result<Holding, Halt> {
    turn.asset_under(operation.asset, power)?;
    let holding = balance::of(turn.overlay, &operation.account, operation.asset)?;
    if holding.flags.has(flag) == set {
        return Err(Refusal::AlreadySo.into());
    }
    holding.check_room(turn.overlay)?;
    Ok(holding)
}

pub(super) fn commit_flag(turn: &mut Turn, holding: Holding, flag: u8, set: bool) {
    holding.set(turn.overlay, holding.amount, holding.flags.with(flag, set));
}
