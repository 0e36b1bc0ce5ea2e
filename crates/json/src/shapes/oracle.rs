//! Feeds as JSON: their operations, what they are now, and what was reported.

mod feed;

pub use feed::*;

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    operation::list,
    read_text,
};
use serde::{Deserialize, Serialize};
use tally_types::oracle::{self, FeedId};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Who reports, and when their reports make a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenFeed {
    #[cfg_attr(feature = "openapi", schema(example = "EUR"))]
    pub base: String,
    #[cfg_attr(feature = "openapi", schema(example = "USD"))]
    pub quote: String,
    pub decimals: u8,
    pub terms: FeedTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditFeed {
    pub feed: u64,
    /// Absent: nobody ever edits it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    pub terms: FeedTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = ReportPrice))]
pub struct Report {
    pub feed: u64,
    /// What one whole unit of the base costs, in units of the feed's last decimal place.
    #[cfg_attr(feature = "openapi", schema(example = "11790"))]
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
