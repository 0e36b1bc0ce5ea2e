//! Who agrees, and on what.

use super::super::{super::error::ApiError, Scene, operation::list, read_amount, read_text};
use serde::{Deserialize, Serialize};
use tally_types::{
    AssetId,
    loan::{self, Instalments, OracleValuation},
    oracle::FeedId,
    wire::Empty,
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A unit that is not on the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordedUnit {
    #[cfg_attr(feature = "openapi", schema(example = "CNY"))]
    pub name: String,
    pub decimals: u8,
}

/// What is lent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", schema(as = LoanUnit))]
pub enum Unit {
    /// Units on the ledger, which move.
    Asset(u64),
    /// A claim that the ledger only records.
    Recorded(RecordedUnit),
}

/// How the principal is repaid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = LoanRepayment))]
pub enum Repayment {
    /// All of it, with the interest, at the first due date.
    Bullet {},
    /// Instalments of equal sums of principal and interest.
    Annuity { count: u16, period_ms: u64 },
    /// Instalments of equal principal, each with the interest run up.
    EqualPrincipal { count: u16, period_ms: u64 },
}

/// What collateral counts for when it is claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = CollateralValuation))]
pub enum Valuation {
    /// All of it goes to the lender, and nothing remains owed.
    Forfeit {},
    /// The amount agreed counts for this much of the loan's unit; less or more of it in proportion.
    Agreed { value: String },
    /// By a feed's price.
    Oracle {
        feed: u64,
        /// Unset: the feed's base is the collateral and its quote is the loan's unit. Set: the other way round.
        inverted: bool,
        haircut_bps: u16,
    },
}

/// What the borrower sets aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = LoanCollateral))]
pub struct Collateral {
    pub asset: u64,
    /// Base units.
    pub amount: String,
    pub valuation: Valuation,
}

/// The terms of a loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = LoanTerms))]
pub struct Terms {
    pub unit: Unit,
    /// Base units of it.
    pub principal: String,
    /// Simple interest a year, in hundredths of a per cent.
    pub rate_bps: u32,
    pub repayment: Repayment,
    /// Block time until which the first instalment is in time.
    pub first_due_ms: u64,
    /// How long after a due date paying is still no default.
    pub grace_ms: u64,
    /// What is added a year to what was missed.
    pub late_rate_bps: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collateral: Option<Collateral>,
}

/// Who agrees, and on what. It never changes once it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = LoanAgreement))]
pub struct Agreement {
    pub lender: String,
    pub borrower: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guarantor: Option<String>,
    /// Strictly ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<String>,
    pub terms: Terms,
}

impl Unit {
    pub fn new(unit: &loan::Unit) -> Self {
        match unit {
            loan::Unit::Asset(asset) => Self::Asset(asset.0),
            loan::Unit::Recorded(unit) => {
                Self::Recorded(RecordedUnit { name: unit.name.as_str().to_owned(), decimals: unit.decimals })
            }
        }
    }

    fn read(&self) -> Result<loan::Unit, ApiError> {
        Ok(match self {
            Self::Asset(asset) => loan::Unit::Asset(AssetId(*asset)),
            Self::Recorded(RecordedUnit { name, decimals }) => {
                loan::Unit::Recorded(loan::RecordedUnit { name: read_text(name)?, decimals: *decimals })
            }
        })
    }
}

impl Repayment {
    fn new(repayment: &loan::Repayment) -> Self {
        match *repayment {
            loan::Repayment::Bullet(_) => Self::Bullet {},
            loan::Repayment::Annuity(Instalments { count, period_ms }) => Self::Annuity { count, period_ms },
            loan::Repayment::EqualPrincipal(Instalments { count, period_ms }) => {
                Self::EqualPrincipal { count, period_ms }
            }
        }
    }

    fn read(&self) -> loan::Repayment {
        match *self {
            Self::Bullet {} => loan::Repayment::Bullet(Empty),
            Self::Annuity { count, period_ms } => loan::Repayment::Annuity(Instalments { count, period_ms }),
            Self::EqualPrincipal { count, period_ms } => {
                loan::Repayment::EqualPrincipal(Instalments { count, period_ms })
            }
        }
    }
}

impl Collateral {
    fn new(collateral: &loan::Collateral) -> Self {
        let valuation = match &collateral.valuation {
            loan::Valuation::Forfeit(_) => Valuation::Forfeit {},
            loan::Valuation::Agreed(value) => Valuation::Agreed { value: value.to_string() },
            loan::Valuation::Oracle(it) => {
                Valuation::Oracle { feed: it.feed.0, inverted: it.inverted, haircut_bps: it.haircut_bps }
            }
        };
        Self { asset: collateral.asset.0, amount: collateral.amount.to_string(), valuation }
    }

    fn read(&self) -> Result<loan::Collateral, ApiError> {
        let valuation = match &self.valuation {
            Valuation::Forfeit {} => loan::Valuation::Forfeit(Empty),
            Valuation::Agreed { value } => loan::Valuation::Agreed(read_amount(value)?),
            Valuation::Oracle { feed, inverted, haircut_bps } => loan::Valuation::Oracle(OracleValuation {
                feed: FeedId(*feed),
                inverted: *inverted,
                haircut_bps: *haircut_bps,
            }),
        };
        Ok(loan::Collateral { asset: AssetId(self.asset), amount: read_amount(&self.amount)?, valuation })
    }
}

impl Terms {
    fn new(terms: &loan::Terms) -> Self {
        Self {
            unit: Unit::new(&terms.unit),
            principal: terms.principal.to_string(),
            rate_bps: terms.rate_bps,
            repayment: Repayment::new(&terms.repayment),
            first_due_ms: terms.first_due_ms,
            grace_ms: terms.grace_ms,
            late_rate_bps: terms.late_rate_bps,
            collateral: terms.collateral.as_ref().map(Collateral::new),
        }
    }

    fn read(&self) -> Result<loan::Terms, ApiError> {
        Ok(loan::Terms {
            unit: self.unit.read()?,
            principal: read_amount(&self.principal)?,
            rate_bps: self.rate_bps,
            repayment: self.repayment.read(),
            first_due_ms: self.first_due_ms,
            grace_ms: self.grace_ms,
            late_rate_bps: self.late_rate_bps,
            collateral: self.collateral.as_ref().map(Collateral::read).transpose()?,
        })
    }
}

impl Agreement {
    pub fn new(scene: &Scene<'_>, agreement: &loan::Agreement) -> Self {
        Self {
            lender: scene.address(&agreement.lender),
            borrower: scene.address(&agreement.borrower),
            guarantor: agreement.guarantor.as_ref().map(|guarantor| scene.address(guarantor)),
            witnesses: agreement.witnesses.iter().map(|witness| scene.address(witness)).collect(),
            terms: Terms::new(&agreement.terms),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<loan::Agreement, ApiError> {
        let witnesses = self.witnesses.iter().map(|text| scene.read_address(text));
        Ok(loan::Agreement {
            lender: scene.read_address(&self.lender)?,
            borrower: scene.read_address(&self.borrower)?,
            guarantor: self.guarantor.as_deref().map(|text| scene.read_address(text)).transpose()?,
            witnesses: list(witnesses.collect::<Result<_, _>>()?)?,
            terms: self.terms.read()?,
        })
    }

    /// The assets that an agreement speaks of.
    pub fn assets(agreement: &loan::Agreement) -> impl Iterator<Item = AssetId> + use<> {
        let lent = match agreement.terms.unit {
            loan::Unit::Asset(asset) => Some(asset),
            loan::Unit::Recorded(_) => None,
        };
        lent.into_iter().chain(agreement.terms.collateral.map(|collateral| collateral.asset))
    }
}
