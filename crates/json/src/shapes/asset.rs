//! Assets as JSON.

use super::{super::error::ApiError, Scene};
use serde::{Deserialize, Serialize};
use tally_types::{Address, AssetId, asset, hash::Hash};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A power over an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Power {
    Mint,
    Freeze,
    ClawBack,
    Pause,
    AllowList,
    Edit,
}

impl From<asset::Power> for Power {
    fn from(power: asset::Power) -> Self {
        match power {
            asset::Power::Mint => Self::Mint,
            asset::Power::Freeze => Self::Freeze,
            asset::Power::ClawBack => Self::ClawBack,
            asset::Power::Pause => Self::Pause,
            asset::Power::AllowList => Self::AllowList,
            asset::Power::Edit => Self::Edit,
        }
    }
}

impl From<Power> for asset::Power {
    fn from(power: Power) -> Self {
        match power {
            Power::Mint => Self::Mint,
            Power::Freeze => Self::Freeze,
            Power::ClawBack => Self::ClawBack,
            Power::Pause => Self::Pause,
            Power::AllowList => Self::AllowList,
            Power::Edit => Self::Edit,
        }
    }
}

/// The account that holds each power; absent: nobody, for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Powers {
    /// May make new units.
    pub mint: Option<String>,
    /// May stop an account from sending.
    pub freeze: Option<String>,
    /// May take units from an account.
    pub claw_back: Option<String>,
    /// May stop every movement.
    pub pause: Option<String>,
    /// Says which accounts may hold the asset.
    pub allow_list: Option<String>,
    /// May change name and icon.
    pub edit: Option<String>,
}

impl Powers {
    pub fn new(scene: &Scene<'_>, powers: &asset::Powers) -> Self {
        let text = |holder: &Option<Address>| holder.as_ref().map(|address| scene.address(address));
        Self {
            mint: text(&powers.mint),
            freeze: text(&powers.freeze),
            claw_back: text(&powers.claw_back),
            pause: text(&powers.pause),
            allow_list: text(&powers.allow_list),
            edit: text(&powers.edit),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<asset::Powers, ApiError> {
        let read =
            |holder: &Option<String>| holder.as_deref().map(|text| scene.read_address(text)).transpose();
        Ok(asset::Powers {
            mint: read(&self.mint)?,
            freeze: read(&self.freeze)?,
            claw_back: read(&self.claw_back)?,
            pause: read(&self.pause)?,
            allow_list: read(&self.allow_list)?,
            edit: read(&self.edit)?,
        })
    }
}

/// What is needed to show an amount of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AssetBrief {
    pub id: u64,
    /// Not unique: show it with the issuer and the id.
    #[cfg_attr(feature = "openapi", schema(example = "TLY"))]
    pub code: String,
    pub name: String,
    /// How many of an amount's last digits stand after the point.
    pub decimals: u8,
    pub issuer: String,
    /// SHA-256 of the icon's bytes, which live off the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
}

impl AssetBrief {
    pub fn new(scene: &Scene<'_>, id: AssetId, record: &asset::Asset) -> Self {
        Self {
            id: id.0,
            code: record.code.as_str().to_owned(),
            name: record.name.as_str().to_owned(),
            decimals: record.decimals,
            issuer: scene.address(&record.issuer),
            icon: record.icon.map(|icon: Hash| icon.to_hex()),
        }
    }
}

/// An asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Asset {
    #[serde(flatten)]
    pub brief: AssetBrief,
    /// Most base units that may ever circulate at once; absent: no cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    pub powers: Powers,
    /// Whether all movement is stopped now.
    pub paused: bool,
    /// Base units ever made.
    pub minted: String,
    /// Base units ever destroyed.
    pub burned: String,
    /// Base units in existence: minted − burned.
    pub supply: String,
    /// How many accounts hold some, by the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holders: Option<u64>,
}

impl Asset {
    pub fn new(scene: &Scene<'_>, id: AssetId, record: &asset::Asset, holders: Option<u64>) -> Self {
        let supply = record.minted.checked_sub(record.burned).unwrap_or_default();
        Self {
            brief: AssetBrief::new(scene, id, record),
            cap: record.cap.map(|cap| cap.to_string()),
            powers: Powers::new(scene, &record.powers),
            paused: record.paused,
            minted: record.minted.to_string(),
            burned: record.burned.to_string(),
            supply: supply.to_string(),
            holders,
        }
    }
}

/// An account that holds some of an asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Holder {
    pub account: String,
    /// Base units.
    pub amount: String,
}
