//! Units are somewhere: per asset, balances, held sends and the fee pot add up to what was minted and not burned.

use super::{Broken, state::State};
use std::collections::BTreeMap;
use tally_types::{Amount, AssetId, asset::Asset, state::Global};

pub(super) fn check_state(state: &State, global: &Global) -> Result<(), Broken> {
    let inline = state.accounts.values().flat_map(|account| account.balances.iter());
    let balances = inline.chain(state.balances.values()).map(|balance| (balance.asset, balance.amount));
    let held = state.held.values().map(|held| (held.asset, held.amount));
    let pot = global.fee_pot.iter().map(|entry| (entry.asset, entry.amount));
    let mut sums: BTreeMap<AssetId, Amount> = BTreeMap::new();
    for (asset, amount) in balances.chain(held).chain(pot) {
        let sum = sums.entry(asset).or_default();
        *sum = sum.checked_add(amount).ok_or(Broken::Overflow(asset))?;
    }
    if let Some(unknown) = sums.keys().find(|asset| !state.assets.contains_key(asset)) {
        return Err(Broken::UnknownAsset(*unknown));
    }
    for (&id, asset) in &state.assets {
        let expected = check_supply(id, asset)?;
        let found = sums.get(&id).copied().unwrap_or_default();
        if found != expected {
            return Err(Broken::Conservation { asset: id, found, expected });
        }
    }
    Ok(())
}

/// What circulates, which is within the cap.
pub(super) fn check_supply(id: AssetId, asset: &Asset) -> Result<Amount, Broken> {
    let circulating = asset.minted.checked_sub(asset.burned).ok_or(Broken::Supply(id))?;
    match asset.cap {
        Some(cap) if circulating > cap => Err(Broken::Supply(id)),
        _ => Ok(circulating),
    }
}
