//! Payments that wait for their receiver, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, AssetId};

/// A payment that waits to be accepted or returned.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HeldInfo {
    pub id: u64,
    #[serde(deserialize_with = "text::read")]
    pub from: Address,
    #[serde(deserialize_with = "text::read")]
    pub to: Address,
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    /// Block time in Unix milliseconds until which the receiver may accept.
    pub deadline_ms: u64,
}
