//! The reserve as JSON: stablecoins and what backs them, redemptions, baskets.

mod basket;
mod history;
mod redemption;
mod stablecoin;
mod terms;

pub use basket::*;
pub use history::*;
pub use redemption::*;
pub use stablecoin::*;
pub use terms::*;

use super::{super::error::ApiError, read_hash, read_text};
use serde::{Deserialize, Serialize};
use tally_types::reserve;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How an asset of the reserve is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = ReserveLabel))]
pub struct Label {
    pub code: String,
    pub name: String,
    pub decimals: u8,
    /// SHA-256 of the icon's bytes, which live off the ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
}

impl Label {
    fn new(label: &reserve::Label) -> Self {
        Self {
            code: label.code.as_str().to_owned(),
            name: label.name.as_str().to_owned(),
            decimals: label.decimals,
            icon: label.icon.map(|icon| icon.to_hex()),
        }
    }

    fn read(&self) -> Result<reserve::Label, ApiError> {
        Ok(reserve::Label {
            code: read_text(&self.code)?,
            name: read_text(&self.name)?,
            decimals: self.decimals,
            icon: self.icon.as_deref().map(read_hash).transpose()?,
        })
    }
}
