//! Feeds, from docs/reference/oracle.md.

use super::execute::Turn;
use std::collections::BTreeMap;
use tally_types::{
    Address, Event, Refusal,
    oracle::{EditFeed, FeedId, FeedTerms, Jump, Observation, OpenFeed, Report},
    receipt::FeedReport,
    text::Text,
};

/// A feed.
#[derive(Clone, Debug)]
pub struct Feed {
    pub owner: Option<Address>,
    pub base: Text<1, 12>,
    pub quote: Text<1, 12>,
    pub decimals: u8,
    pub terms: FeedTerms,
    /// The newest report of each reporter that has one.
    pub reports: BTreeMap<Address, Observation>,
    pub settled: Option<u64>,
    pub jump: Option<Jump>,
}

impl Feed {
    fn fresh(&self, time_ms: u64) -> Vec<Observation> {
        let is_fresh = |report: &&Observation| time_ms - report.at_ms <= self.terms.heartbeat_ms;
        self.reports.values().filter(is_fresh).copied().collect()
    }

    /// The median, if there is a quorum.
    fn median(&self, time_ms: u64) -> Option<u64> {
        let mut values: Vec<u64> = self.fresh(time_ms).iter().map(|report| report.value).collect();
        if values.len() < usize::from(self.terms.quorum) {
            return None;
        }
        values.sort_unstable();
        Some(values[(values.len() - 1) / 2])
    }

    fn is_beyond(&self, value: u64, from: u64) -> bool {
        let difference = i128::from(value) - i128::from(from);
        difference.abs() * 10_000 > i128::from(from) * i128::from(self.terms.deviation_bps)
    }

    /// The price, or why there is none.
    pub fn price(&self, time_ms: u64) -> Result<u64, Refusal> {
        let median = self.median(time_ms).ok_or(Refusal::PriceStale)?;
        match self.settled {
            Some(settled) if self.is_beyond(median, settled) => Err(Refusal::PriceHeld),
            _ => Ok(median),
        }
    }

    fn settle(&mut self, time_ms: u64) {
        let Some(median) = self.median(time_ms) else { return };
        let jumps = self.settled.is_some_and(|settled| self.is_beyond(median, settled));
        if !jumps {
            (self.settled, self.jump) = (Some(median), None);
            return;
        }
        match self.jump {
            Some(jump) if !self.is_beyond(median, jump.value) => {
                let later = self.fresh(time_ms).iter().filter(|report| report.at_ms > jump.since_ms).count();
                if later >= usize::from(self.terms.quorum) {
                    (self.settled, self.jump) = (Some(median), None);
                }
            }
            _ => self.jump = Some(Jump { value: median, since_ms: time_ms }),
        }
    }
}

impl Turn<'_> {
    pub fn open_feed(&mut self, it: &OpenFeed) -> Result<(), Refusal> {
        let id = FeedId(self.model.next.feed);
        self.model.next.feed += 1;
        let feed = Feed {
            owner: Some(self.actor),
            base: it.base.clone(),
            quote: it.quote.clone(),
            decimals: it.decimals,
            terms: it.terms.clone(),
            reports: BTreeMap::new(),
            settled: None,
            jump: None,
        };
        self.model.feeds.insert(id, feed);
        self.events.push(Event::FeedOpened(id));
        Ok(())
    }

    pub fn edit_feed(&mut self, it: &EditFeed) -> Result<(), Refusal> {
        let feed = self.model.feeds.get_mut(&it.feed).ok_or(Refusal::UnknownFeed)?;
        if feed.owner != Some(self.actor) {
            return Err(Refusal::NotFeedOwner);
        }
        feed.owner = it.owner;
        feed.terms = it.terms.clone();
        feed.reports.retain(|account, _| it.terms.reporters.contains(account));
        feed.settle(self.now.time_ms);
        self.events.push(Event::FeedEdited(it.feed));
        Ok(())
    }

    pub fn report(&mut self, it: &Report) -> Result<(), Refusal> {
        let (now, actor) = (self.now.time_ms, self.actor);
        let feed = self.model.feeds.get_mut(&it.feed).ok_or(Refusal::UnknownFeed)?;
        if !feed.terms.reporters.contains(&actor) {
            return Err(Refusal::NotReporter);
        }
        let is_later = feed.reports.get(&actor).is_none_or(|last| it.at_ms > last.at_ms);
        if it.at_ms > now || now - it.at_ms > feed.terms.heartbeat_ms || !is_later {
            return Err(Refusal::ReportTimeInvalid);
        }
        feed.reports.insert(actor, Observation { value: it.value, at_ms: it.at_ms });
        feed.settle(now);
        let price = feed.price(now).ok();
        let told = FeedReport { feed: it.feed, reporter: actor, value: it.value, price };
        self.events.push(Event::FeedReported(told));
        Ok(())
    }
}
