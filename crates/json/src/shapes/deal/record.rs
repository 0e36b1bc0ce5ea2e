//! A deal's record, and the steps that led to it.

use super::{
    super::{Scene, asset::AssetBrief},
    DealEnd, DealSide, OpenDeal,
};
use serde::{Deserialize, Serialize};
use tally_types::deal::{self, DealId, Stage};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How far a deal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DealStage {
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

/// When something was done, and what was noted with it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealNote {
    pub at_ms: u64,
    pub note: String,
}

/// A dispute.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealDispute {
    pub at_ms: u64,
    pub by: DealSide,
    pub note: String,
}

/// How a deal ended and who was paid what, in base units.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealEnded {
    pub at_ms: u64,
    pub how: DealEnd,
    pub to_buyer: String,
    pub to_seller: String,
    pub to_arbiter: String,
    /// The ruling's note.
    pub note: String,
}

/// A deal, as of the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Deal {
    pub id: u64,
    pub buyer: String,
    #[serde(flatten)]
    pub terms: OpenDeal,
    /// What the arbiter takes when it rules, in base units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arbiter_fee: Option<String>,
    pub stage: DealStage,
    /// The last block time for the stage's next step.
    pub deadline_ms: Option<u64>,
    pub opened_ms: u64,
    pub seller_agreed: bool,
    pub arbiter_agreed: bool,
    pub accepted_ms: Option<u64>,
    pub shipped: Option<DealNote>,
    pub disputed: Option<DealDispute>,
    /// What each side would leave to the seller to end the deal, in base units.
    pub buyer_offer: Option<String>,
    pub seller_offer: Option<String>,
    pub ended: Option<DealEnded>,
}

/// A deal with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealAnswer {
    pub deal: Deal,
    pub assets: Vec<AssetBrief>,
}

/// One step of a deal, in order of happening.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TimelineStep {
    pub transaction: String,
    pub height: u64,
    pub index: u32,
    pub operation: u8,
    pub time_ms: u64,
    /// The operation's kind.
    #[cfg_attr(feature = "openapi", schema(example = "ship_deal"))]
    pub kind: String,
    /// The stage it led to; absent when the stage stayed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<DealStage>,
    pub by: String,
    /// What a ruling or an offer gives to the seller, in base units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_seller: Option<String>,
}

impl From<Stage> for DealStage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Offered => Self::Offered,
            Stage::Accepted => Self::Accepted,
            Stage::Shipped => Self::Shipped,
            Stage::Disputed => Self::Disputed,
            Stage::Ended => Self::Ended,
        }
    }
}

impl Deal {
    pub fn new(scene: &Scene<'_>, id: DealId, deal: &deal::Deal) -> Self {
        let noted =
            |noted: &deal::Noted| DealNote { at_ms: noted.at_ms, note: noted.note.as_str().to_owned() };
        let arbiter = deal.terms.arbiter.as_ref();
        Self {
            id: id.0,
            buyer: scene.address(&deal.buyer),
            terms: OpenDeal::new(scene, &deal.terms),
            arbiter_fee: arbiter.map(|arbiter| arbiter.fee(deal.terms.amount).to_string()),
            stage: deal.stage().into(),
            deadline_ms: deal.deadline_ms(),
            opened_ms: deal.opened_ms,
            seller_agreed: deal.seller_agreed,
            arbiter_agreed: deal.arbiter_agreed,
            accepted_ms: deal.accepted_ms,
            shipped: deal.shipped.as_ref().map(noted),
            disputed: deal.disputed.as_ref().map(|dispute| DealDispute {
                at_ms: dispute.at_ms,
                by: (&dispute.by).into(),
                note: dispute.note.as_str().to_owned(),
            }),
            buyer_offer: deal.buyer_offer.map(|amount| amount.to_string()),
            seller_offer: deal.seller_offer.map(|amount| amount.to_string()),
            ended: deal.ended.as_ref().map(|ended| DealEnded {
                at_ms: ended.at_ms,
                how: (&ended.how).into(),
                to_buyer: ended.paid.to_buyer.to_string(),
                to_seller: ended.paid.to_seller.to_string(),
                to_arbiter: ended.paid.to_arbiter.to_string(),
                note: ended.note.as_str().to_owned(),
            }),
        }
    }
}
