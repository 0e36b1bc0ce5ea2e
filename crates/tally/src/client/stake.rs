//! Candidates, bonds, rewards and the treasury, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId, Hash};

/// A candidate, as of the last final block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CandidateInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub owner: Address,
    #[serde(deserialize_with = "text::read_name")]
    pub name: String,
    /// The member's key that it claims, hexadecimal.
    #[serde(deserialize_with = "text::read")]
    pub validator: Hash,
    pub commission_bps: u16,
    pub retired: bool,
    #[serde(deserialize_with = "text::read")]
    pub bonded: Amount,
    /// Commission that its owner may claim.
    #[serde(deserialize_with = "text::read")]
    pub commission: Amount,
}

/// What an account has with one candidate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BondInfo {
    pub candidate: u64,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    /// Rewards that may be claimed.
    #[serde(deserialize_with = "text::read")]
    pub rewards: Amount,
    #[serde(default)]
    pub lien: Option<LienInfo>,
    pub unbondings: Vec<UnbondingInfo>,
}

/// For what moved stake answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LienInfo {
    pub from: u64,
    pub ready_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    /// What a penalty took that was not carried over yet.
    #[serde(deserialize_with = "text::read")]
    pub lost: Amount,
}

/// Stake on its way out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct UnbondingInfo {
    pub ready_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    /// Whether it may be finished.
    pub ready: bool,
}

/// Rewards that were claimed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RewardInfo {
    pub candidate: u64,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub time_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
}

/// What belongs to the network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TreasuryInfo {
    pub epoch: u64,
    pub holdings: Vec<MoneyInfo>,
    #[serde(deserialize_with = "text::read")]
    pub mining_budget: Amount,
    pub fee_pot: Vec<MoneyInfo>,
    #[serde(deserialize_with = "text::read")]
    pub stake_rewards: Amount,
    #[serde(deserialize_with = "text::read")]
    pub bonded: Amount,
}

/// An amount of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MoneyInfo {
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
}
