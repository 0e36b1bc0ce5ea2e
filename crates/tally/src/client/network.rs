//! What a node says of its network, and of how it is doing.

use super::{AssetInfo, Text};
use serde::Deserialize;
use tally_types::{
    Amount, AssetId, Hash,
    fee::{FeeRate, FeeSchedule, Price},
    wire::List,
};
use tally_wallet::proof::NetworkKey;

/// A network, as its node describes it.
#[derive(Clone, Debug)]
pub struct NetworkInfo {
    pub chain_id: u64,
    pub genesis: Hash,
    pub public_key: NetworkKey,
    pub name: String,
    /// What stands before addresses.
    pub prefix: String,
    pub coin: AssetInfo,
    pub fees: FeeSchedule,
    /// Unix milliseconds of the last final block.
    pub time_ms: u64,
}

/// How a node is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusInfo {
    pub height: u64,
    pub time_ms: u64,
    pub finality_ms: u64,
    /// Transactions that wait for a block.
    pub waiting: u64,
    /// Transactions in the chain.
    pub transactions: u64,
    pub members: u64,
    /// Members connected, without the node itself.
    pub peers: u64,
}
