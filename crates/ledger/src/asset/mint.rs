//! Minting: new units, within the cap.

use super::rules;
use crate::{
    balance::{self, Holding},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Amount, Place, Refusal,
    asset::{Asset, Mint, Power},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &Mint) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    minted: Amount,
    to: Holding,
    is_insider: bool,
}

fn check(turn: &Turn, operation: &Mint) -> Result<Checked, Halt> {
    let (slot, asset) = turn.asset_under(operation.asset, Power::Mint)?;
    rules::check_not_paused(asset)?;
    let account = turn.account(&operation.to)?;
    let to = balance::find(turn.overlay, account, &operation.to, operation.asset)?;
    rules::check_allowed(asset, &to)?;
    rules::check_inbox(operation.asset, asset, &operation.to, turn.overlay.account_at(account), &to)?;
    let minted = check_supply(asset, operation.amount)?;
    to.check_arrival(turn.overlay, operation.amount)?;
    Ok(Checked { slot, minted, to, is_insider: rules::is_insider(asset, &operation.to) })
}

/// All units ever made, with `amount` more.
fn check_supply(asset: &Asset, amount: Amount) -> Result<Amount, Refusal> {
    let circulating = asset.minted.checked_sub(asset.burned).expect("what was burned was minted");
    let over = |cap| circulating.checked_add(amount).is_none_or(|sum| sum > cap);
    if asset.cap.is_some_and(over) {
        return Err(Refusal::OverCap);
    }
    asset.minted.checked_add(amount).ok_or(Refusal::SupplyOverflow)
}

fn commit(turn: &mut Turn, operation: &Mint, checked: Checked) {
    let asset: Asset = turn.overlay.get(checked.slot).cloned().expect("this was read in the check");
    turn.overlay.put(checked.slot, Some(Asset { minted: checked.minted, ..asset }));
    checked.to.credit(turn.overlay, operation.amount, checked.is_insider);
    turn.moved(Place::Supply(Empty), Place::Account(operation.to), operation.asset, operation.amount);
}
