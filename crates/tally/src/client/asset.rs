//! What the ledger has of an asset, as a node tells it.

use crate::parse::{self, InputError};
use tally_types::{Address, Amount, AssetId, Hash, asset::Powers};

/// An asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetInfo {
    pub id: AssetId,
    pub code: String,
    pub name: String,
    pub decimals: u8,
    pub issuer: Option<Address>,
    pub icon: Option<Hash>,
    pub cap: Option<Amount>,
    pub powers: Powers,
    pub paused: bool,
    pub minted: Amount,
    pub burned: Amount,
    pub holders: Option<u64>,
}

/// Some assets, and where the next ones are.
#[derive(Clone, Debug, Default)]
pub struct AssetPage {
    pub items: Vec<AssetInfo>,
    pub next: Option<String>,
}

impl AssetInfo {
    /// Reads an amount of whole units.
    pub fn amount(&self, text: &str) -> Result<Amount, InputError> {
        parse::amount(text, self.decimals)
    }

    /// An amount in whole units.
    pub fn plain(&self, amount: Amount) -> String {
        amount.format(self.decimals)
    }

    /// An amount in whole units, with the asset's code and, because codes are not unique, its number.
    pub fn show(&self, amount: Amount) -> String {
        format!("{} {}", self.plain(amount), self.title())
    }

    /// The asset's code and number; the coin needs no number.
    pub fn title(&self) -> String {
        if self.id == AssetId::COIN { self.code.clone() } else { format!("{}#{}", self.code, self.id) }
    }
}
