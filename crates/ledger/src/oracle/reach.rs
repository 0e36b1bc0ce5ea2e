//! The records that feeds need: their own, which every operation that asks for a price names.

use crate::footprint::Footprint;
use tally_types::{Action, StateKey, oracle::FeedId};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::EditFeed(operation) => footprint.feed(operation.feed),
        Action::Report(operation) => footprint.feed(operation.feed),
        _ => {}
    }
}

impl Footprint<'_> {
    /// The feed whose price the operation asks for.
    pub(crate) fn feed(&mut self, feed: FeedId) {
        self.key(StateKey::feed(feed));
    }
}
