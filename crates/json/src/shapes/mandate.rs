//! Mandates as JSON.

use super::{super::error::ApiError, Scene, asset::AssetBrief, read_amount, transfer::Memo};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId,
    mandate::{self, MandateId},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Who pulls, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MandateKind {
    /// The payee, any amount up to what is left of the period's.
    Subscription,
    /// Anyone for the payee, the whole amount once in each period.
    StandingOrder,
}

/// Lets a payee take units from the actor, period by period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GrantMandate {
    /// Left out: anyone, and the period's amount is for all of them together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payee: Option<String>,
    pub asset: u64,
    /// Base units within one period.
    pub amount: String,
    pub period_ms: u64,
    /// Block time from which periods are counted.
    pub start_ms: u64,
    /// Block time until which units may be pulled; left out: until it is revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
    // `kind` says which operation this is.
    #[serde(rename = "mandate_kind")]
    pub kind: MandateKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo: Option<Memo>,
}

/// Takes units by a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PullMandate {
    pub mandate: u64,
    /// Base units.
    pub amount: String,
}

/// Ends a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RevokeMandate {
    pub mandate: u64,
}

impl From<mandate::MandateKind> for MandateKind {
    fn from(kind: mandate::MandateKind) -> Self {
        match kind {
            mandate::MandateKind::Subscription(_) => Self::Subscription,
            mandate::MandateKind::StandingOrder(_) => Self::StandingOrder,
        }
    }
}

impl From<MandateKind> for mandate::MandateKind {
    fn from(kind: MandateKind) -> Self {
        match kind {
            MandateKind::Subscription => Self::SUBSCRIPTION,
            MandateKind::StandingOrder => Self::STANDING_ORDER,
        }
    }
}

impl GrantMandate {
    pub fn new(scene: &Scene<'_>, it: &mandate::GrantMandate) -> Self {
        Self {
            payee: it.payee.as_ref().map(|payee| scene.address(payee)),
            asset: it.asset.0,
            amount: it.amount.to_string(),
            period_ms: it.period_ms,
            start_ms: it.start_ms,
            end_ms: it.end_ms,
            kind: it.kind.into(),
            memo: Memo::new(&it.memo),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<mandate::GrantMandate, ApiError> {
        Ok(mandate::GrantMandate {
            payee: self.payee.as_deref().map(|payee| scene.read_address(payee)).transpose()?,
            asset: AssetId(self.asset),
            amount: read_amount(&self.amount)?,
            period_ms: self.period_ms,
            start_ms: self.start_ms,
            end_ms: self.end_ms,
            kind: self.kind.into(),
            memo: Memo::read(self.memo.as_ref())?,
        })
    }
}

impl From<&mandate::PullMandate> for PullMandate {
    fn from(it: &mandate::PullMandate) -> Self {
        Self { mandate: it.mandate.0, amount: it.amount.to_string() }
    }
}

impl PullMandate {
    pub fn read(&self) -> Result<mandate::PullMandate, ApiError> {
        Ok(mandate::PullMandate { mandate: MandateId(self.mandate), amount: read_amount(&self.amount)? })
    }
}

impl From<&mandate::MandateOnly> for RevokeMandate {
    fn from(it: &mandate::MandateOnly) -> Self {
        Self { mandate: it.mandate.0 }
    }
}

impl RevokeMandate {
    pub fn read(&self) -> mandate::MandateOnly {
        mandate::MandateOnly { mandate: MandateId(self.mandate) }
    }
}

/// A mandate: in force, or as the index remembers it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Mandate {
    pub id: u64,
    pub payer: String,
    /// Absent: anyone but the payer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payee: Option<String>,
    pub asset: u64,
    /// Base units within one period.
    pub amount: String,
    pub period_ms: u64,
    /// Block time from which periods are counted.
    pub start_ms: u64,
    /// Block time until which units may be pulled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
    pub kind: MandateKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memo: Option<Memo>,
    /// Base units that the mandate allows to pull now; absent before its start, past its end and when it is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    pub revoked: bool,
}

impl Mandate {
    /// A mandate in force, seen at this time.
    pub fn new(scene: &Scene<'_>, id: MandateId, mandate: &mandate::Mandate, now_ms: u64) -> Self {
        let left = mandate.period_at(now_ms).ok().map(|period| mandate.left_in(period));
        Self {
            id: id.0,
            payer: scene.address(&mandate.payer),
            payee: mandate.payee.as_ref().map(|payee| scene.address(payee)),
            asset: mandate.asset.0,
            amount: mandate.amount.to_string(),
            period_ms: mandate.period_ms,
            start_ms: mandate.start_ms,
            end_ms: mandate.end_ms,
            kind: mandate.kind.into(),
            memo: Memo::new(&mandate.memo),
            left: left.map(|left| left.to_string()),
            revoked: false,
        }
    }
}

/// A mandate with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct MandateAnswer {
    pub mandate: Mandate,
    pub assets: Vec<AssetBrief>,
}

/// Units that were pulled.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct MandatePull {
    /// Who received them.
    pub receiver: String,
    /// Base units.
    pub amount: String,
    /// Base units that could be pulled yet in the same period.
    pub left: String,
    pub transaction: String,
    pub height: u64,
    pub time_ms: u64,
}
