//! An asset's terms, what was ever minted and burned, and the lack of a power, once given up, stay as they are.

use super::{
    Broken,
    kind::{Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    Amount, AssetId, StateKey,
    asset::{Asset, Power},
    state::Counters,
};

/// Its units lie elsewhere; the asset's record says only how many there are, which the books ask for.
impl Kind for Asset {
    type Id = AssetId;

    fn id(key: &StateKey) -> AssetId {
        AssetId(number_of(key, 1))
    }

    fn key(&self, id: &AssetId) -> Option<StateKey> {
        Some(StateKey::asset(*id))
    }

    fn shape(&self, id: &AssetId) -> Result<(), Broken> {
        circulating(*id, self).map(drop)
    }

    fn history(id: &AssetId, pair: &Pair<Self>) -> Result<(), Broken> {
        let broken = Err(Broken::AssetHistory(*id));
        let Some(after) = &pair.after else { return broken };
        let Some(before) = &pair.before else { return Ok(()) };
        let same_terms = (before.issuer, &before.code, before.decimals, before.cap)
            == (after.issuer, &after.code, after.decimals, after.cap);
        let keeps = |power: &Power| {
            let now = after.powers.holder(*power);
            now.is_none() || now == before.powers.holder(*power)
        };
        let grows = before.minted <= after.minted && before.burned <= after.burned;
        if same_terms && grows && Power::ALL.iter().all(keeps) { Ok(()) } else { broken }
    }
}

/// Ids are given out in order and assets never go away.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if state.assets.keys().map(|id| id.0).ne(0..counters.asset) {
        return Err(Broken::UnknownAsset(AssetId(counters.asset)));
    }
    Ok(())
}

/// What was minted and not burned, which is within the cap.
pub(super) fn circulating(id: AssetId, asset: &Asset) -> Result<Amount, Broken> {
    let circulating = asset.minted.checked_sub(asset.burned).ok_or(Broken::Supply(id))?;
    match asset.cap {
        Some(cap) if circulating > cap => Err(Broken::Supply(id)),
        _ => Ok(circulating),
    }
}
