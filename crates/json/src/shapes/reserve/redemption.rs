//! Redemptions: their operations and events, and how far each has come.

use super::super::{
    super::error::ApiError, Scene, asset::AssetBrief, read_amount, read_hash, transfer::Memo,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId, receipt,
    reserve::{self, RedemptionId},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestRedemption {
    pub coin: u64,
    pub amount: String,
    /// Who sees to the payment.
    pub dealer: String,
    /// Where the money goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_to: Option<Memo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RedemptionOnly {
    pub redemption: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SettleRedemption {
    pub redemption: u64,
    /// SHA-256 of the proof of payment.
    pub document: String,
}

impl RequestRedemption {
    pub fn new(scene: &Scene<'_>, it: &reserve::RequestRedemption) -> Self {
        Self {
            coin: it.coin.0,
            amount: it.amount.to_string(),
            dealer: scene.address(&it.dealer),
            pay_to: Memo::new(&it.pay_to),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<reserve::RequestRedemption, ApiError> {
        Ok(reserve::RequestRedemption {
            coin: AssetId(self.coin),
            amount: read_amount(&self.amount)?,
            dealer: scene.read_address(&self.dealer)?,
            pay_to: Memo::read(self.pay_to.as_ref())?,
        })
    }
}

impl RedemptionOnly {
    pub fn new(it: &reserve::RedemptionOnly) -> Self {
        Self { redemption: it.redemption.0 }
    }

    pub fn read(&self) -> Result<reserve::RedemptionOnly, ApiError> {
        Ok(reserve::RedemptionOnly { redemption: RedemptionId(self.redemption) })
    }
}

impl SettleRedemption {
    pub fn new(it: &reserve::SettleRedemption) -> Self {
        Self { redemption: it.redemption.0, document: it.document.to_hex() }
    }

    pub fn read(&self) -> Result<reserve::SettleRedemption, ApiError> {
        let document = read_hash(&self.document)?;
        Ok(reserve::SettleRedemption { redemption: RedemptionId(self.redemption), document })
    }
}

/// A redemption was requested, taken or cancelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RedemptionMoved {
    pub redemption: u64,
    pub coin: u64,
    pub from: String,
    pub dealer: String,
}

/// A redemption was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RedemptionPaid {
    pub redemption: u64,
    pub coin: u64,
    pub from: String,
    pub dealer: String,
    pub custodian: String,
    pub document: String,
}

impl RedemptionMoved {
    pub fn new(scene: &Scene<'_>, moved: &receipt::RedemptionMoved) -> Self {
        Self {
            redemption: moved.redemption.0,
            coin: moved.coin.0,
            from: scene.address(&moved.from),
            dealer: scene.address(&moved.dealer),
        }
    }
}

impl RedemptionPaid {
    pub fn new(scene: &Scene<'_>, paid: &receipt::RedemptionPaid) -> Self {
        Self {
            redemption: paid.redemption.0,
            coin: paid.coin.0,
            from: scene.address(&paid.from),
            dealer: scene.address(&paid.dealer),
            custodian: scene.address(&paid.custodian),
            document: paid.document.to_hex(),
        }
    }
}

/// How far a redemption has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", schema(as = RedemptionStage))]
pub enum Stage {
    /// It waits for its dealer.
    Requested,
    /// Its dealer has promised the payment.
    Taken,
    /// A custodian has paid, and the units are burned.
    Settled,
    /// The units are back with the requester.
    Cancelled,
}

/// Units on their way back into the reserve, or that were.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Redemption {
    pub id: u64,
    pub coin: u64,
    /// Who asked for it.
    pub from: String,
    pub dealer: String,
    /// Base units.
    pub amount: String,
    pub stage: Stage,
    pub requested_ms: u64,
    /// Block time when it came to its stage.
    pub changed_ms: u64,
    /// The transaction that brought it there.
    pub changed_by: String,
    /// Until when, in block time, it may be settled; only while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
    /// Who paid it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custodian: Option<String>,
    /// SHA-256 of the proof of payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A redemption with its coin.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RedemptionAnswer {
    pub redemption: Redemption,
    pub assets: Vec<AssetBrief>,
}
