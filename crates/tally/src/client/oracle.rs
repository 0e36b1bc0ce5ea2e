//! Feeds, as a node tells them.

use super::text;
use serde::Deserialize;
use tally_types::{Address, Amount, Hash, asset::MAX_DECIMALS};

/// What one thing costs in another. Values are in units of the last decimal place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FeedInfo {
    pub id: u64,
    #[serde(default, deserialize_with = "text::read_option")]
    pub owner: Option<Address>,
    pub base: String,
    pub quote: String,
    #[serde(deserialize_with = "decimals")]
    pub decimals: u8,
    pub quorum: u8,
    pub heartbeat_ms: u64,
    pub deviation_bps: u16,
    pub reporters: Vec<ReporterInfo>,
    #[serde(default, deserialize_with = "text::read_option")]
    pub settled: Option<Amount>,
    #[serde(default)]
    pub jump: Option<JumpInfo>,
    pub price: PriceInfo,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReporterInfo {
    #[serde(deserialize_with = "text::read")]
    pub account: Address,
    #[serde(default, deserialize_with = "text::read_option")]
    pub value: Option<Amount>,
    #[serde(default)]
    pub at_ms: u64,
    pub fresh: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct JumpInfo {
    #[serde(deserialize_with = "text::read")]
    pub value: Amount,
    pub since_ms: u64,
}

/// A feed's price, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum PriceInfo {
    InForce {
        #[serde(deserialize_with = "text::read")]
        value: Amount,
        at_ms: u64,
    },
    Stale {},
    Held {
        #[serde(deserialize_with = "text::read")]
        value: Amount,
    },
}

/// A report, and the price right after it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReportLine {
    #[serde(deserialize_with = "text::read")]
    pub transaction: Hash,
    pub time_ms: u64,
    #[serde(deserialize_with = "text::read")]
    pub reporter: Address,
    #[serde(deserialize_with = "text::read")]
    pub value: Amount,
    #[serde(default, deserialize_with = "text::read_option")]
    pub price: Option<Amount>,
}

impl FeedInfo {
    /// `EUR/USD`.
    pub fn pair(&self) -> String {
        format!("{}/{}", self.base, self.quote)
    }

    /// A value in whole units of the quote.
    pub fn show(&self, value: Amount) -> String {
        value.format(self.decimals)
    }
}

/// Values are divided by ten to the decimals: a node may not make that up.
fn decimals<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let decimals = u8::deserialize(deserializer)?;
    let wrong = || serde::de::Error::custom("a feed cannot have so many decimals");
    if decimals <= MAX_DECIMALS { Ok(decimals) } else { Err(wrong()) }
}
