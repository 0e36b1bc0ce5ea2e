//! A feed as it is now, and what was reported to it.

use super::super::Scene;
use serde::Serialize;
use tally_types::{
    Refusal,
    oracle::{self, FeedId},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A feed's price at the last final block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum FeedPrice {
    /// The price is in force.
    InForce {
        /// In units of the last decimal place.
        value: String,
        /// No report it is made of is older.
        at_ms: u64,
    },
    /// Fewer reports are fresh than make a price.
    Stale {},
    /// The median jumped, and waits to be confirmed.
    Held {
        /// The median that waits.
        value: String,
    },
}

/// One who may report, and its newest report.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Reporter {
    pub account: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<u64>,
    /// Whether its report counts now.
    pub fresh: bool,
}

/// A median that is held back.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = FeedJump))]
pub struct Jump {
    pub value: String,
    /// Only reports of a later time confirm it.
    pub since_ms: u64,
}

/// What one thing costs in another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Feed {
    pub id: u64,
    /// Who may edit it; absent: nobody, for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    pub base: String,
    pub quote: String,
    /// Decimal places of all values.
    pub decimals: u8,
    pub quorum: u8,
    pub heartbeat_ms: u64,
    pub deviation_bps: u16,
    pub reporters: Vec<Reporter>,
    /// The last median in force, from which the next may not jump.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jump: Option<Jump>,
    pub price: FeedPrice,
    /// The block time at which that is the price.
    pub time_ms: u64,
}

impl Feed {
    pub fn new(scene: &Scene<'_>, id: FeedId, feed: &oracle::Feed, time_ms: u64) -> Self {
        let reporter = |reporter: &oracle::Reporter| {
            let age = reporter.newest.map(|newest| time_ms.saturating_sub(newest.at_ms));
            Reporter {
                account: scene.address(&reporter.account),
                value: reporter.newest.map(|newest| newest.value.to_string()),
                at_ms: reporter.newest.map(|newest| newest.at_ms),
                fresh: age.is_some_and(|age| age <= feed.heartbeat_ms),
            }
        };
        Self {
            id: id.0,
            owner: feed.owner.as_ref().map(|owner| scene.address(owner)),
            base: feed.base.as_str().to_owned(),
            quote: feed.quote.as_str().to_owned(),
            decimals: feed.decimals,
            quorum: feed.quorum,
            heartbeat_ms: feed.heartbeat_ms,
            deviation_bps: feed.deviation_bps,
            reporters: feed.reporters.iter().map(reporter).collect(),
            settled: feed.settled.map(|settled| settled.to_string()),
            jump: feed.jump.map(|jump| Jump { value: jump.value.to_string(), since_ms: jump.since_ms }),
            price: price(feed, time_ms),
            time_ms,
        }
    }
}

fn price(feed: &oracle::Feed, time_ms: u64) -> FeedPrice {
    match feed.price(time_ms) {
        Ok(price) => FeedPrice::InForce { value: price.mantissa.to_string(), at_ms: price.at_ms },
        Err(Refusal::PriceHeld) => {
            FeedPrice::Held { value: feed.median(time_ms).unwrap_or_default().to_string() }
        }
        Err(_) => FeedPrice::Stale {},
    }
}

/// A report, and the price right after it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FeedReport {
    pub transaction: String,
    pub height: u64,
    /// Time of the block it is in.
    pub time_ms: u64,
    pub reporter: String,
    pub value: String,
    /// The feed's price after it; absent while that was stale or held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
}
