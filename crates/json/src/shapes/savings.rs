//! Savings pools and deposits as JSON.

use super::{Scene, asset::AssetBrief};
use serde::{Deserialize, Serialize};
use tally_types::{
    Amount,
    savings::{self, PoolId},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A time and the yearly rate for deposits that stay so long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SavingsTerm {
    pub term_ms: u64,
    pub rate_bps: u16,
}

impl From<&savings::Term> for SavingsTerm {
    fn from(term: &savings::Term) -> Self {
        Self { term_ms: term.term_ms, rate_bps: term.rate_bps }
    }
}

impl From<&SavingsTerm> for savings::Term {
    fn from(term: &SavingsTerm) -> Self {
        Self { term_ms: term.term_ms, rate_bps: term.rate_bps }
    }
}

/// A savings pool, with flexible interest up to the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SavingsPool {
    pub id: u64,
    pub operator: String,
    pub name: String,
    pub asset: u64,
    /// Yearly rate of flexible deposits; 0: there are none.
    pub flexible_bps: u16,
    pub terms: Vec<SavingsTerm>,
    /// Block time at which it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_ms: Option<u64>,
    /// FlexibleDeposit deposits with their interest, in base units.
    pub flexible: String,
    /// FixedDeposit deposits without their interest.
    pub fixed: String,
    /// Free for interest.
    pub budget: String,
    /// Interest set aside for fixed deposits.
    pub reserved: String,
}

impl SavingsPool {
    /// `pool` has its interest up to now already.
    pub fn new(scene: &Scene<'_>, id: PoolId, pool: &savings::SavingsPool) -> Self {
        Self {
            id: id.0,
            operator: scene.address(&pool.operator),
            name: pool.name.as_str().to_owned(),
            asset: pool.asset.0,
            flexible_bps: pool.flexible_bps,
            terms: pool.terms.iter().map(SavingsTerm::from).collect(),
            closed_ms: pool.closed_ms,
            flexible: pool.flexible.units.to_string(),
            fixed: pool.fixed.to_string(),
            budget: pool.budget.to_string(),
            reserved: pool.reserved.to_string(),
        }
    }
}

/// A savings pool with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SavingsPoolAnswer {
    pub pool: SavingsPool,
    pub assets: Vec<AssetBrief>,
}

/// An account's flexible deposit in a pool.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FlexibleDeposit {
    pub pool: u64,
    pub asset: u64,
    pub shares: String,
    /// What the shares are worth now, with interest, in base units.
    pub amount: String,
}

impl FlexibleDeposit {
    /// `pool` has its interest up to now already.
    pub fn new(id: PoolId, pool: &savings::SavingsPool, deposit: &savings::FlexibleDeposit) -> Self {
        // The two may be of states a block apart: nobody is shown more than all.
        let amount = pool.flexible.value(deposit.shares.min(pool.flexible.shares));
        Self {
            pool: id.0,
            asset: pool.asset.0,
            shares: deposit.shares.to_string(),
            amount: amount.to_string(),
        }
    }
}

/// Where a fixed deposit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FixedDepositState {
    Running,
    /// Its term is over.
    Matured,
    /// Taken out with its interest.
    Withdrawn,
    /// Taken out before its term was over, without interest.
    Forfeited,
}

/// A fixed deposit.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FixedDeposit {
    pub id: u64,
    pub pool: u64,
    pub owner: String,
    pub asset: u64,
    /// Base units, without interest.
    pub amount: String,
    /// Set aside for it when it was made.
    pub interest: String,
    pub matures_ms: u64,
    pub state: FixedDepositState,
}

impl FixedDeposit {
    pub fn new(
        scene: &Scene<'_>,
        id: u64,
        deposit: &savings::FixedDeposit,
        asset: u64,
        state: FixedDepositState,
    ) -> Self {
        Self {
            id,
            pool: deposit.pool.0,
            owner: scene.address(&deposit.owner),
            asset,
            amount: deposit.amount.to_string(),
            interest: deposit.interest.to_string(),
            matures_ms: deposit.matures_ms,
            state,
        }
    }
}

impl FixedDepositState {
    /// `paid`: the interest it was taken out with.
    pub fn new(deposit: &savings::FixedDeposit, paid: Option<Amount>, now_ms: u64) -> Self {
        match paid {
            Some(paid) if paid.is_zero() => Self::Forfeited,
            Some(_) => Self::Withdrawn,
            None if now_ms >= deposit.matures_ms => Self::Matured,
            None => Self::Running,
        }
    }
}

/// A fixed deposit with its asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FixedDepositAnswer {
    pub deposit: FixedDeposit,
    pub assets: Vec<AssetBrief>,
}
