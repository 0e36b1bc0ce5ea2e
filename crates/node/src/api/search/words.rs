//! What has a name, a title, or a pair of codes.
//!
//! These names stand in the state, in no order that a search could use; so of each kind the newest are looked through, and
//! a search costs the same however much there is.

use super::{
    super::{
        error::ApiError,
        json::{Scene, search::Found},
        state::App,
    },
    MOST,
};
use std::{collections::HashMap, ops::Range};
use tally_types::{
    AssetId, StateKey,
    council::ProposalId,
    exchange::{Market, MarketId},
    news::PostId,
    oracle::FeedId,
    savings::{PoolId, SavingsPool},
    stake::{Candidate, CandidateId},
};

/// How many of each kind are looked through.
const LOOKED_THROUGH: u64 = 128;

/// The ids of the newest of `count` things.
fn newest(count: u64) -> Range<u64> {
    count.saturating_sub(LOOKED_THROUGH)..count
}

/// Whether all words are in the name, of any case.
fn names(name: &str, words: &str) -> bool {
    let name = name.to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| name.contains(word))
}

/// Whether `text` begins a pair of codes, however they are separated, or its second code.
fn pairs((base, quote): &(String, String), text: &str) -> bool {
    let separates = |letter: char| letter.is_whitespace() || matches!(letter, '/' | '-' | '·');
    let text: String = text.chars().filter(|letter| !separates(*letter)).collect::<String>().to_uppercase();
    let (base, quote) = (base.to_uppercase(), quote.to_uppercase());
    !text.is_empty() && (format!("{base}{quote}").starts_with(&text) || quote.starts_with(&text))
}

fn label(found: &Found) -> &str {
    match found {
        Found::Candidate { name, .. } | Found::Pool { name, .. } | Found::Publisher { name, .. } => name,
        Found::Post { title, .. } | Found::Proposal { title, .. } => title,
        _ => "",
    }
}

impl App {
    /// Everything that the words name, the newest of each kind first.
    pub(super) async fn found_words(&self, scene: &Scene<'_>, text: &str) -> Result<Vec<Found>, ApiError> {
        let given = self.global().await?.counters;
        let mut found = Vec::new();
        let mut add = |kind: Vec<Found>| found.extend(kind.into_iter().take(MOST as usize));
        let markets: Vec<_> = newest(given.market).map(MarketId).rev().collect();
        let feeds: Vec<_> = newest(given.feed).map(FeedId).rev().collect();
        let pairing = |(pair, found): (_, Found)| pairs(&pair, text).then_some(found);
        add(self.found_markets(scene, &markets).await?.filter_map(pairing).collect());
        add(self.found_feeds(&feeds).await?.filter_map(pairing).collect());
        let named = |kind: Vec<Found>| -> Vec<Found> {
            kind.into_iter().filter(|found| names(label(found), text)).collect()
        };
        let candidates: Vec<_> = newest(given.candidate).map(CandidateId).rev().collect();
        add(named(self.found_candidates(&candidates).await?));
        let pools: Vec<_> = newest(given.pool).map(PoolId).rev().collect();
        add(named(self.found_pools(&pools).await?));
        add(named(self.found_publishers(scene).await?));
        let posts: Vec<_> = newest(given.post).map(PostId).rev().collect();
        add(named(self.found_posts(&posts).await?));
        let proposals: Vec<_> = newest(given.proposal).map(ProposalId).rev().collect();
        add(named(self.found_proposals(&proposals).await?));
        Ok(found)
    }

    /// Markets with their pairs of codes.
    pub(super) async fn found_markets(
        &self,
        scene: &Scene<'_>,
        ids: &[MarketId],
    ) -> Result<impl Iterator<Item = ((String, String), Found)>, ApiError> {
        let records: Vec<Option<Market>> =
            self.records(ids.iter().map(|id| StateKey::market(*id)).collect()).await?;
        let known: Vec<_> =
            ids.iter().zip(records).filter_map(|(id, market)| Some((id.0, market?))).collect();
        let assets = known.iter().flat_map(|(_, market)| [market.base, market.quote]);
        let codes: HashMap<AssetId, String> = self
            .briefs(scene, assets)
            .await?
            .into_iter()
            .map(|asset| (AssetId(asset.id), asset.code))
            .collect();
        Ok(known.into_iter().filter_map(move |(market, record)| {
            let (base, quote) = (codes.get(&record.base)?.clone(), codes.get(&record.quote)?.clone());
            Some(((base.clone(), quote.clone()), Found::Market { market, base, quote }))
        }))
    }

    /// Feeds with their pairs of codes.
    pub(super) async fn found_feeds(
        &self,
        ids: &[FeedId],
    ) -> Result<impl Iterator<Item = ((String, String), Found)>, ApiError> {
        let found: Vec<_> = ids.iter().map(|id| id.0).zip(self.feeds(ids).await?).collect();
        Ok(found.into_iter().filter_map(|(feed, record)| {
            let record = record?;
            let (base, quote) = (record.base.as_str().to_owned(), record.quote.as_str().to_owned());
            Some(((base.clone(), quote.clone()), Found::Feed { feed, base, quote }))
        }))
    }

    pub(super) async fn found_candidates(&self, ids: &[CandidateId]) -> Result<Vec<Found>, ApiError> {
        let keys = ids.iter().map(|id| StateKey::candidate(*id)).collect();
        let records: Vec<Option<Candidate>> = self.records(keys).await?;
        let found = ids.iter().zip(records).filter_map(|(id, record)| {
            Some(Found::Candidate { candidate: id.0, name: record?.name.as_str().to_owned() })
        });
        Ok(found.collect())
    }

    pub(super) async fn found_pools(&self, ids: &[PoolId]) -> Result<Vec<Found>, ApiError> {
        let keys = ids.iter().map(|id| StateKey::savings_pool(*id)).collect();
        let records: Vec<Option<SavingsPool>> = self.records(keys).await?;
        let found = ids.iter().zip(records).filter_map(|(id, record)| {
            Some(Found::Pool { pool: id.0, name: record?.name.as_str().to_owned() })
        });
        Ok(found.collect())
    }

    /// Posts that stand: neither withdrawn nor replaced.
    pub(super) async fn found_posts(&self, ids: &[PostId]) -> Result<Vec<Found>, ApiError> {
        let found = ids.iter().zip(self.posts(ids).await?).filter_map(|(id, record)| {
            let posted = record.filter(|post| post.withdrawn_ms.is_none() && post.replaced_by.is_none())?;
            Some(Found::Post { post: id.0, title: posted.post.title.as_str().to_owned() })
        });
        Ok(found.collect())
    }

    pub(super) async fn found_proposals(&self, ids: &[ProposalId]) -> Result<Vec<Found>, ApiError> {
        let found = ids.iter().zip(self.proposals(ids).await?).filter_map(|(id, record)| {
            Some(Found::Proposal { proposal: id.0, title: record?.title.as_str().to_owned() })
        });
        Ok(found.collect())
    }

    /// The publishers that registered last.
    async fn found_publishers(&self, scene: &Scene<'_>) -> Result<Vec<Found>, ApiError> {
        let Ok(index) = self.index() else { return Ok(Vec::new()) };
        let accounts = index.publishers(None, LOOKED_THROUGH as u32).await?;
        let accounts: Vec<_> = accounts.into_iter().map(|(_, account)| account).collect();
        let found = accounts.iter().zip(self.publishers(&accounts).await?).filter_map(|(account, record)| {
            Some(Found::Publisher { account: scene.address(account), name: record?.name.as_str().to_owned() })
        });
        Ok(found.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_found_by_its_beginning_however_it_is_written() {
        let pair = ("EUR".to_owned(), "USDx".to_owned());
        for text in ["e", "EUR", "eur/us", "EUR usdx", "eur-USDX", "usd", "EURU"] {
            assert!(pairs(&pair, text), "{text}");
        }
        for text in ["", "/", "ur", "usd/eur", "eurx"] {
            assert!(!pairs(&pair, text), "{text}");
        }
    }

    #[test]
    fn every_word_of_a_search_stands_in_the_name() {
        assert!(names("北方储蓄 Savings of the North", "north 储蓄"));
        assert!(!names("Savings of the North", "north south"));
    }

    #[test]
    fn of_many_things_the_newest_are_looked_through() {
        assert_eq!((newest(0), newest(5), newest(1_000)), (0..0, 0..5, 872..1_000));
    }
}
