//! Savings pools and deposits, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId};

/// A savings pool, with interest up to the last final block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PoolInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub operator: Address,
    #[serde(deserialize_with = "text::read_name")]
    pub name: String,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    pub flexible_bps: u16,
    pub terms: Vec<TermInfo>,
    #[serde(default)]
    pub closed_ms: Option<u64>,
    #[serde(deserialize_with = "text::read")]
    pub flexible: Amount,
    #[serde(deserialize_with = "text::read")]
    pub fixed: Amount,
    #[serde(deserialize_with = "text::read")]
    pub budget: Amount,
    #[serde(deserialize_with = "text::read")]
    pub reserved: Amount,
}

/// A time and its yearly rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct TermInfo {
    pub term_ms: u64,
    pub rate_bps: u16,
}

/// A flexible deposit and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FlexibleInfo {
    pub pool: u64,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
}

/// A fixed deposit, or one that was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FixedInfo {
    pub id: u64,
    pub pool: u64,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    #[serde(deserialize_with = "text::read")]
    pub interest: Amount,
    pub matures_ms: u64,
    pub state: FixedState,
}

/// Where a fixed deposit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixedState {
    Running,
    Matured,
    Withdrawn,
    Forfeited,
}
