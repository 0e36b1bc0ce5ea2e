//! Feeds as JSON: their operations, what they are now, and what was reported.

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    operation::list,
    read_text,
};
use crate::index::read::ReportItem;
use serde::{Deserialize, Serialize};
use tally_types::{
    Refusal,
    oracle::{self, FeedId},
};
use utoipa::ToSchema;

/// Who reports, and when their reports make a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedTerms {
    /// Strictly ascending.
    pub reporters: Vec<String>,
    /// Fewest fresh reports that make a price.
    pub quorum: u8,
    /// How long a report is fresh.
    pub heartbeat_ms: u64,
    /// How far a price may move without being confirmed, in hundredths of a per cent.
    pub deviation_bps: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenFeed {
    #[schema(example = "EUR")]
    pub base: String,
    #[schema(example = "USD")]
    pub quote: String,
    pub decimals: u8,
    pub terms: FeedTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditFeed {
    pub feed: u64,
    /// Absent: nobody ever edits it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    pub terms: FeedTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReportPrice)]
pub struct Report {
    pub feed: u64,
    /// What one whole unit of the base costs, in units of the feed's last decimal place.
    #[schema(example = "11790")]
    pub value: String,
    /// When it was so.
    pub at_ms: u64,
}

impl FeedTerms {
    fn new(scene: &Scene<'_>, terms: &oracle::FeedTerms) -> Self {
        Self {
            reporters: terms.reporters.iter().map(|reporter| scene.address(reporter)).collect(),
            quorum: terms.quorum,
            heartbeat_ms: terms.heartbeat_ms,
            deviation_bps: terms.deviation_bps,
        }
    }

    fn read(&self, scene: &Scene<'_>) -> Result<oracle::FeedTerms, ApiError> {
        let reporters = self.reporters.iter().map(|text| scene.read_address(text));
        Ok(oracle::FeedTerms {
            reporters: list(reporters.collect::<Result<_, _>>()?)?,
            quorum: self.quorum,
            heartbeat_ms: self.heartbeat_ms,
            deviation_bps: self.deviation_bps,
        })
    }
}

impl OpenFeed {
    pub fn new(scene: &Scene<'_>, it: &oracle::OpenFeed) -> Self {
        let (base, quote) = (it.base.as_str().to_owned(), it.quote.as_str().to_owned());
        Self { base, quote, decimals: it.decimals, terms: FeedTerms::new(scene, &it.terms) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<oracle::OpenFeed, ApiError> {
        let (base, quote) = (read_text(&self.base)?, read_text(&self.quote)?);
        Ok(oracle::OpenFeed { base, quote, decimals: self.decimals, terms: self.terms.read(scene)? })
    }
}

impl EditFeed {
    pub fn new(scene: &Scene<'_>, it: &oracle::EditFeed) -> Self {
        let owner = it.owner.as_ref().map(|owner| scene.address(owner));
        Self { feed: it.feed.0, owner, terms: FeedTerms::new(scene, &it.terms) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<oracle::EditFeed, ApiError> {
        let owner = self.owner.as_deref().map(|text| scene.read_address(text)).transpose()?;
        Ok(oracle::EditFeed { feed: FeedId(self.feed), owner, terms: self.terms.read(scene)? })
    }
}

impl Report {
    pub fn new(it: &oracle::Report) -> Self {
        Self { feed: it.feed.0, value: it.value.to_string(), at_ms: it.at_ms }
    }

    pub fn read(&self) -> Result<oracle::Report, ApiError> {
        let wrong = |error| ApiError::from(Problem::AmountInvalid).with_note(error);
        let value = self.value.parse().map_err(wrong)?;
        Ok(oracle::Report { feed: FeedId(self.feed), value, at_ms: self.at_ms })
    }
}

/// A feed's price at the last final block.
#[derive(Debug, Serialize, ToSchema)]
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
#[derive(Debug, Serialize, ToSchema)]
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
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FeedJump)]
pub struct Jump {
    pub value: String,
    /// Only reports of a later time confirm it.
    pub since_ms: u64,
}

/// What one thing costs in another.
#[derive(Debug, Serialize, ToSchema)]
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
#[derive(Debug, Serialize, ToSchema)]
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

impl FeedReport {
    pub fn new(scene: &Scene<'_>, item: &ReportItem) -> Self {
        Self {
            transaction: item.transaction.to_hex(),
            height: item.place.position().height,
            time_ms: item.time_ms,
            reporter: scene.address(&item.reporter),
            value: item.value.to_string(),
            price: item.price.map(|price| price.to_string()),
        }
    }
}
