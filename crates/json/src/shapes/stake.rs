//! Candidates, bonds and rewards as JSON. All amounts are the coin's base units.

use super::Scene;
use serde::Serialize;
use tally_types::{
    Amount,
    hash::hex,
    pool::Pool,
    stake::{self, CandidateId, Leaving, Lien},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A candidate, with what it has earned up to the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Candidate {
    pub id: u64,
    pub owner: String,
    pub name: String,
    /// The Ed25519 key of the member it says it runs. Nobody checked it.
    pub validator: String,
    pub commission_bps: u16,
    pub retired: bool,
    /// All that is bonded to it.
    pub bonded: String,
    /// Whole units of commission that its owner may claim.
    pub commission: String,
}

impl Candidate {
    /// `candidate` was brought up to date already.
    pub fn new(scene: &Scene<'_>, id: CandidateId, candidate: &stake::Candidate) -> Self {
        Self {
            id: id.0,
            owner: scene.address(&candidate.owner),
            name: candidate.name.as_str().to_owned(),
            validator: hex(&candidate.validator),
            commission_bps: candidate.commission_bps,
            retired: candidate.retired,
            bonded: candidate.pool.units.to_string(),
            commission: candidate.commission.units.to_string(),
        }
    }
}

/// What an account has with one candidate, up to the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Bond {
    pub candidate: u64,
    /// What is bonded now, before a penalty that was not carried over yet.
    pub amount: String,
    /// Whole units that may be claimed.
    pub rewards: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lien: Option<StakeLien>,
    pub unbondings: Vec<Unbonding>,
}

/// For what a bond answers that came by a move.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StakeLien {
    /// The candidate the stake came from.
    pub from: u64,
    /// Block time from which it answers no more.
    pub ready_ms: u64,
    /// What of it was there when it was last looked at.
    pub amount: String,
    /// What penalties have taken since, and the next operation on the bond takes from it.
    pub lost: String,
}

/// Stake on its way out.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Unbonding {
    /// Block time from which it may be finished.
    pub ready_ms: u64,
    /// What it is worth now.
    pub amount: String,
    /// Whether it may be finished.
    pub ready: bool,
}

/// What shares are worth. They and the pool may be of states a block apart: nobody is shown more than all.
fn worth(pool: &Pool, shares: u128) -> Amount {
    pool.value(shares.min(pool.shares))
}

impl Bond {
    /// `bond` and `candidate` were brought up to date already. `leaving` has a record for each unbonding, and `lien` is
    /// the one in which what moved is counted.
    pub fn new(
        id: CandidateId,
        bond: &stake::Bond,
        candidate: &stake::Candidate,
        leaving: &[Leaving],
        lien: &Leaving,
        now_ms: u64,
    ) -> Self {
        let unbonding = |(unbonding, leaving): (&stake::Unbonding, &Leaving)| Unbonding {
            ready_ms: unbonding.ready_ms,
            amount: worth(&leaving.unbonding, unbonding.shares).to_string(),
            ready: unbonding.ready_ms <= now_ms,
        };
        Self {
            candidate: id.0,
            amount: worth(&candidate.pool, bond.shares).to_string(),
            rewards: bond.owed.units.to_string(),
            lien: bond.lien.as_ref().map(|found| StakeLien::new(found, lien)),
            unbondings: bond.unbondings.iter().zip(leaving).map(unbonding).collect(),
        }
    }
}

impl StakeLien {
    fn new(lien: &Lien, leaving: &Leaving) -> Self {
        let left = worth(&leaving.moved, lien.shares);
        Self {
            from: lien.from.0,
            ready_ms: lien.ready_ms,
            amount: lien.amount.to_string(),
            lost: lien.amount.checked_sub(left).unwrap_or_default().to_string(),
        }
    }
}

/// Rewards that were claimed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StakeReward {
    pub candidate: u64,
    pub amount: String,
    pub height: u64,
    pub time_ms: u64,
    pub transaction: String,
}
