//! What receipts tell of a deal, as JSON.

use super::super::Scene;
use serde::Serialize;
use tally_types::{Address, deal};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A deal and those it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealParties {
    pub deal: u64,
    pub buyer: String,
    pub seller: String,
    pub arbiter: Option<String>,
}

/// A deal moved on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealStep {
    #[serde(flatten)]
    pub parties: DealParties,
    pub by: String,
    /// Block time until which the next step may be taken.
    pub until_ms: Option<u64>,
}

/// A deadline decided a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealDecided {
    #[serde(flatten)]
    pub parties: DealParties,
    pub how: DealEnd,
}

/// One side offered to end a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DealOffer {
    #[serde(flatten)]
    pub parties: DealParties,
    pub by: String,
    /// Base units.
    pub to_seller: String,
    /// The other side had offered the same: the deal ended so.
    pub agreed: bool,
}

/// How a deal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DealEnd {
    Confirmed,
    Refunded,
    Lapsed,
    TimedOut,
    Ruled,
    Unruled,
    Cancelled,
    Unpayable,
}

impl From<&deal::DealEnd> for DealEnd {
    fn from(end: &deal::DealEnd) -> Self {
        match end {
            deal::DealEnd::Confirmed(_) => Self::Confirmed,
            deal::DealEnd::Refunded(_) => Self::Refunded,
            deal::DealEnd::Lapsed(_) => Self::Lapsed,
            deal::DealEnd::TimedOut(_) => Self::TimedOut,
            deal::DealEnd::Ruled(_) => Self::Ruled,
            deal::DealEnd::Unruled(_) => Self::Unruled,
            deal::DealEnd::Cancelled(_) => Self::Cancelled,
            deal::DealEnd::Unpayable(_) => Self::Unpayable,
        }
    }
}

impl DealParties {
    pub fn new(scene: &Scene<'_>, parties: &deal::DealParties) -> Self {
        let text = |address: &Address| scene.address(address);
        Self {
            deal: parties.deal.0,
            buyer: text(&parties.buyer),
            seller: text(&parties.seller),
            arbiter: parties.arbiter.as_ref().map(text),
        }
    }
}

impl DealStep {
    pub fn new(scene: &Scene<'_>, step: &deal::DealStep) -> Self {
        let parties = DealParties::new(scene, &step.parties);
        Self { parties, by: scene.address(&step.by), until_ms: step.until_ms }
    }
}

impl DealDecided {
    pub fn new(scene: &Scene<'_>, decided: &deal::DealDecided) -> Self {
        Self { parties: DealParties::new(scene, &decided.parties), how: (&decided.how).into() }
    }
}

impl DealOffer {
    pub fn new(scene: &Scene<'_>, offer: &deal::DealOffer) -> Self {
        Self {
            parties: DealParties::new(scene, &offer.parties),
            by: scene.address(&offer.by),
            to_seller: offer.to_seller.to_string(),
            agreed: offer.agreed,
        }
    }
}
