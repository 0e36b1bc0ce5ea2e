//! Who may trade, and how units come to a trader and go from it.

use crate::{asset::rules, balance, debit, stop::Halt, turn::Turn};
use tally_types::{Address, Amount, AssetId, Refusal};

/// Whether the actor may trade the assets now: none is paused, and it is neither frozen nor off the list for any
/// (303, 304, 305).
pub(super) fn check(turn: &Turn, assets: &[AssetId]) -> Result<(), Halt> {
    for id in assets {
        rules::check_not_paused(turn.asset(*id)?.1)?;
    }
    let mut barred: Option<Refusal> = None;
    for id in assets {
        if let Some(refusal) = bar(turn, &turn.actor, *id)? {
            barred = Some(barred.map_or(refusal, |earlier| earlier.min(refusal)));
        }
    }
    barred.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Why the account may not trade the asset, if it may not (304, 305).
pub(super) fn bar(turn: &Turn, account: &Address, id: AssetId) -> Result<Option<Refusal>, Halt> {
    let (_, asset) = turn.asset(id)?;
    let holding = balance::of(turn.overlay, account, id)?;
    Ok(rules::check_not_frozen(asset, &holding).and_then(|()| rules::check_allowed(asset, &holding)).err())
}

/// Takes what the actor pays (308, 309). The caller says where it went.
pub(super) fn pay(turn: &mut Turn, asset: AssetId, amount: Amount) -> Result<(), Halt> {
    if amount.is_zero() {
        return Ok(());
    }
    let debit = debit::sender(turn, asset)?.can_spend(turn, amount)?;
    debit.commit(turn);
    Ok(())
}

/// Whether the account has room for the asset (327).
pub(super) fn has_room(turn: &Turn, account: &Address, asset: AssetId) -> Result<bool, Halt> {
    Ok(balance::of(turn.overlay, account, asset)?.check_room(turn.overlay).is_ok())
}

/// Gives units to an account, which asked for them when it placed its order (312, 327).
pub(super) fn give(turn: &mut Turn, to: &Address, asset: AssetId, amount: Amount) -> Result<(), Halt> {
    if amount.is_zero() {
        return Ok(());
    }
    let holding = balance::of(turn.overlay, to, asset)?;
    holding.check_arrival(turn.overlay, amount)?;
    holding.credit(turn.overlay, amount, true);
    Ok(())
}
