//! What belongs to the network, as JSON.

use super::{Money, asset::AssetBrief};
use serde::Serialize;
use tally_types::{
    stake::StakeBook,
    state::PotEntry,
    treasury::{self, FeeShares},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// The treasury, the mining budget, and the fees that wait to be shared out.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Treasury {
    /// The ledger's epoch in which fees were last shared out.
    pub epoch: u64,
    pub holdings: Vec<Money>,
    /// Coin for mining campaigns.
    pub mining_budget: String,
    /// Fees that are shared out in the next epoch's first block.
    pub fee_pot: Vec<Money>,
    /// What stakers and the mining budget get of the coin in the pot; the treasury has the rest.
    pub stakers_bps: u16,
    pub mining_bps: u16,
    /// The stakers' share that was not claimed yet.
    pub stake_rewards: String,
    /// Coin bonded to candidates that have not retired.
    pub bonded: String,
    pub assets: Vec<AssetBrief>,
}

impl Treasury {
    pub fn new(
        treasury: &treasury::Treasury,
        pot: &[PotEntry],
        shares: &FeeShares,
        book: &StakeBook,
        assets: Vec<AssetBrief>,
    ) -> Self {
        let money = |entry: &PotEntry| Money::new(entry.asset, entry.amount);
        Self {
            epoch: treasury.epoch,
            holdings: treasury.entries.iter().map(money).collect(),
            mining_budget: treasury.mining_budget.to_string(),
            fee_pot: pot.iter().map(money).collect(),
            stakers_bps: shares.stakers_bps,
            mining_bps: shares.mining_bps,
            stake_rewards: book.rewards.to_string(),
            bonded: book.active.to_string(),
            assets,
        }
    }
}
