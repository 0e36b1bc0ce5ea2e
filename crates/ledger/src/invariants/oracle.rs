//! A feed can always make a price, keeps what it prices, and never forgets its last price.

use super::{
    Broken,
    kind::{Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    StateKey,
    oracle::{Feed, FeedId},
    state::Counters,
};

impl Kind for Feed {
    type Id = FeedId;

    fn id(key: &StateKey) -> FeedId {
        FeedId(number_of(key, 1))
    }

    fn key(&self, id: &FeedId) -> Option<StateKey> {
        Some(StateKey::feed(*id))
    }

    fn shape(&self, id: &FeedId) -> Result<(), Broken> {
        let sorted = self.reporters.windows(2).all(|pair| pair[0].account < pair[1].account);
        if !sorted || self.quorum == 0 || usize::from(self.quorum) > self.reporters.len() {
            return Err(broken(*id, "its quorum is out of reach"));
        }
        let values = self.reporters.iter().filter_map(|reporter| reporter.newest).map(|report| report.value);
        if values.chain(self.settled).chain(self.jump.map(|jump| jump.value)).any(|value| value == 0) {
            return Err(broken(*id, "a price of zero"));
        }
        Ok(())
    }

    fn history(id: &FeedId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(after) = &pair.after else { return Err(broken(*id, "it is gone")) };
        let Some(before) = &pair.before else { return Ok(()) };
        if (&before.base, &before.quote, before.decimals) != (&after.base, &after.quote, after.decimals) {
            return Err(broken(*id, "it prices something else"));
        }
        if before.settled.is_some() && after.settled.is_none() {
            return Err(broken(*id, "its last price is forgotten"));
        }
        Ok(())
    }
}

/// Ids are given out in order and feeds never go away.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if state.feeds.keys().map(|id| id.0).ne(0..counters.feed) {
        return Err(broken(FeedId(counters.feed), "feeds are not those whose ids were given out"));
    }
    Ok(())
}

fn broken(id: FeedId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::feed(id), what }
}
