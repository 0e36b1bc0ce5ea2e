//! Deals as JSON: what is done to them; in files of their own what receipts tell of them, and what they are.

mod event;
mod record;

pub use event::{DealDecided, DealEnd, DealOffer, DealParties, DealStep};
pub use record::{Deal, DealAnswer, DealStage, TimelineStep};

use super::{super::error::ApiError, Scene, read_amount, read_hash, read_text};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId,
    deal::{self, DealId, Side},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// One of the two who deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DealSide {
    Buyer,
    Seller,
}

/// Who decides a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DealArbiter {
    pub account: String,
    /// What it takes of the price when it rules, in hundredths of a percent.
    pub fee_bps: u16,
    pub rule_within_ms: u64,
    /// Who is paid when it does not rule in time, if anything was shipped.
    pub if_silent: DealSide,
}

/// What a deal is about and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenDeal {
    pub seller: String,
    pub asset: u64,
    /// The price in base units.
    pub amount: String,
    pub description: String,
    /// SHA-256 of a document with further terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arbiter: Option<DealArbiter>,
    pub accept_by_ms: u64,
    pub ship_within_ms: u64,
    pub confirm_within_ms: u64,
}

/// A deal and a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DealNoted {
    pub deal: u64,
    #[serde(default)]
    pub note: String,
}

/// An arbiter's decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleDeal {
    pub deal: u64,
    /// Base units; the rest, after the fee, goes to the buyer.
    pub to_seller: String,
    #[serde(default)]
    pub note: String,
}

impl From<&Side> for DealSide {
    fn from(side: &Side) -> Self {
        match side {
            Side::Buyer(_) => Self::Buyer,
            Side::Seller(_) => Self::Seller,
        }
    }
}

impl From<DealSide> for Side {
    fn from(side: DealSide) -> Self {
        match side {
            DealSide::Buyer => Self::BUYER,
            DealSide::Seller => Self::SELLER,
        }
    }
}

impl DealArbiter {
    pub fn new(scene: &Scene<'_>, arbiter: &deal::Arbiter) -> Self {
        Self {
            account: scene.address(&arbiter.account),
            fee_bps: arbiter.fee_bps,
            rule_within_ms: arbiter.rule_within_ms,
            if_silent: (&arbiter.if_silent).into(),
        }
    }

    fn read(&self, scene: &Scene<'_>) -> Result<deal::Arbiter, ApiError> {
        Ok(deal::Arbiter {
            account: scene.read_address(&self.account)?,
            fee_bps: self.fee_bps,
            rule_within_ms: self.rule_within_ms,
            if_silent: self.if_silent.into(),
        })
    }
}

impl OpenDeal {
    pub fn new(scene: &Scene<'_>, open: &deal::OpenDeal) -> Self {
        Self {
            seller: scene.address(&open.seller),
            asset: open.asset.0,
            amount: open.amount.to_string(),
            description: open.description.as_str().to_owned(),
            terms: open.terms.map(|hash| hash.to_hex()),
            arbiter: open.arbiter.as_ref().map(|arbiter| DealArbiter::new(scene, arbiter)),
            accept_by_ms: open.accept_by_ms,
            ship_within_ms: open.ship_within_ms,
            confirm_within_ms: open.confirm_within_ms,
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<deal::OpenDeal, ApiError> {
        Ok(deal::OpenDeal {
            seller: scene.read_address(&self.seller)?,
            asset: AssetId(self.asset),
            amount: read_amount(&self.amount)?,
            description: read_text(&self.description)?,
            terms: self.terms.as_deref().map(read_hash).transpose()?,
            arbiter: self.arbiter.as_ref().map(|arbiter| arbiter.read(scene)).transpose()?,
            accept_by_ms: self.accept_by_ms,
            ship_within_ms: self.ship_within_ms,
            confirm_within_ms: self.confirm_within_ms,
        })
    }
}

impl DealNoted {
    pub fn new(noted: &deal::DealNoted) -> Self {
        Self { deal: noted.deal.0, note: noted.note.as_str().to_owned() }
    }

    pub fn read(&self) -> Result<deal::DealNoted, ApiError> {
        Ok(deal::DealNoted { deal: DealId(self.deal), note: read_text(&self.note)? })
    }
}

impl RuleDeal {
    pub fn new(rule: &deal::RuleDeal) -> Self {
        let note = rule.note.as_str().to_owned();
        Self { deal: rule.deal.0, to_seller: rule.to_seller.to_string(), note }
    }

    pub fn read(&self) -> Result<deal::RuleDeal, ApiError> {
        let (to_seller, note) = (read_amount(&self.to_seller)?, read_text(&self.note)?);
        Ok(deal::RuleDeal { deal: DealId(self.deal), to_seller, note })
    }
}
