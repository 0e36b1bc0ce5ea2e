//! Feeds and reports.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address,
    asset::Code,
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    wire::List,
};

impl Generator {
    pub(super) fn oracle_action(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..12 => (None, Action::OpenFeed(self.open_feed())),
            12..24 => self.edit_feed(view),
            _ => self.report(view),
        }
    }

    /// A feed that is there, mostly.
    fn feed(&mut self, view: &View<'_>) -> FeedId {
        let ids: Vec<FeedId> = view.model.feeds.keys().copied().collect();
        let found = self.chance.pick(&ids).filter(|_| self.chance.percent(95));
        found.unwrap_or_else(|| FeedId(self.chance.below(view.model.next.feed + 2)))
    }

    fn open_feed(&mut self) -> OpenFeed {
        let base = if self.chance.percent(92) { "EUR" } else { self.chance.one_of(["eur", "E R", "人"]) };
        let quote = if self.chance.percent(95) { "USD" } else { "u" };
        OpenFeed {
            base: Code::new(base).expect("short"),
            quote: Code::new(quote).expect("short"),
            decimals: if self.chance.percent(92) { self.chance.below(19) as u8 } else { 19 },
            terms: self.feed_terms(),
        }
    }

    fn feed_terms(&mut self) -> FeedTerms {
        let mut reporters: Vec<Address> = self.people.clone();
        reporters.sort_unstable();
        let kept = self.chance.some_of(&reporters, 30);
        let mut reporters = if kept.is_empty() { vec![self.people[0]] } else { kept };
        if self.chance.percent(4) {
            reporters.reverse();
            reporters.push(reporters[0]);
        }
        let count = reporters.len() as u64;
        let quorum = if self.chance.percent(94) { 1 + self.chance.below(count.min(3)) } else { count + 1 };
        FeedTerms {
            reporters: List::new(reporters).expect("few"),
            quorum: quorum as u8,
            heartbeat_ms: match self.chance.below(30) {
                0 => 999,
                1..8 => 1_000 + self.chance.below(2),
                8..20 => 60_000,
                _ => 24 * 3_600_000,
            },
            deviation_bps: if self.chance.percent(96) { 1 + self.chance.below(2_000) as u16 } else { 10_001 },
        }
    }

    fn edit_feed(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let feed = self.feed(view);
        let before = view.model.feeds.get(&feed).and_then(|feed| feed.owner);
        let owner = self.chance.percent(92).then(|| self.account(view));
        (before, Action::EditFeed(EditFeed { feed, owner, terms: self.feed_terms() }))
    }

    /// Mostly near the last price, now and then far from it; mostly of now.
    fn report(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let id = self.feed(view);
        let feed = view.model.feeds.get(&id);
        let reporters = feed.map(|feed| feed.terms.reporters.to_vec()).unwrap_or_default();
        let near = feed.and_then(|feed| feed.settled).unwrap_or(10_000);
        let jumped = feed.and_then(|feed| feed.jump).map_or(near, |jump| jump.value);
        let value = match self.chance.below(100) {
            0..50 => near.saturating_add(self.chance.below(near / 50 + 1)),
            50..75 => jumped.saturating_sub(self.chance.below(jumped / 50 + 1)),
            75..90 => near / 2 + 1,
            90..95 => near.saturating_mul(2),
            95 => u64::MAX,
            96..98 => 0,
            _ => 1,
        };
        let heartbeat_ms = feed.map_or(1_000, |feed| feed.terms.heartbeat_ms);
        let at_ms = match self.chance.below(100) {
            0..80 => view.time_ms - self.chance.below(3),
            80..90 => view.time_ms - self.chance.below(heartbeat_ms),
            90..94 => view.time_ms - heartbeat_ms,
            94..97 => view.time_ms - heartbeat_ms - 1,
            _ => view.time_ms + 1,
        };
        (self.chance.pick(&reporters), Action::Report(Report { feed: id, value, at_ms }))
    }
}
