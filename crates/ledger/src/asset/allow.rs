//! Putting a holder on an asset's allow-list, and taking it off. What it holds stays its own.

use super::freeze::{check_flag, commit_flag};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event,
    account::BalanceFlags,
    asset::{Holder, Power},
    receipt::HolderChanged,
};

/// Allows the holder when `set`, else disallows it.
pub(crate) fn apply(turn: &mut Turn, operation: &Holder, set: bool) -> Result<(), Halt> {
    let holding = check_flag(turn, operation, Power::AllowList, BalanceFlags::ALLOWED, set)?;
    commit_flag(turn, holding, BalanceFlags::ALLOWED, set);
    let Holder { asset, account } = *operation;
    turn.happened(Event::AllowChanged(HolderChanged { asset, account, set }));
    Ok(())
}
