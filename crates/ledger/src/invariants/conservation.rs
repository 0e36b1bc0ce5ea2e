//! Units are somewhere: per asset, what all records say lies somewhere adds up to what was minted and not burned.

use super::{
    Broken, asset,
    kind::{Holding, Kind},
    state::Records,
};
use std::collections::BTreeMap;
use tally_types::{Amount, AssetId, asset::Asset};

/// What lies somewhere, by asset.
#[derive(Default)]
pub(super) struct Sums(BTreeMap<AssetId, Amount>);

impl Sums {
    pub(super) fn add<T: Kind>(&mut self, id: &T::Id, record: &T) -> Result<(), Broken> {
        record.holdings(id).try_for_each(|holding| self.add_holding(holding))
    }

    fn add_holding(&mut self, (_, asset, amount): Holding) -> Result<(), Broken> {
        let sum = self.0.entry(asset).or_default();
        *sum = sum.checked_add(amount).ok_or(Broken::Overflow(asset))?;
        Ok(())
    }

    pub(super) fn check(&self, assets: &Records<Asset>) -> Result<(), Broken> {
        if let Some(unknown) = self.0.keys().find(|asset| !assets.contains_key(asset)) {
            return Err(Broken::UnknownAsset(*unknown));
        }
        for (&id, asset) in assets {
            let expected = asset::circulating(id, asset)?;
            let found = self.0.get(&id).copied().unwrap_or_default();
            if found != expected {
                return Err(Broken::Conservation { asset: id, found, expected });
            }
        }
        Ok(())
    }
}
