//! The price of a feed, as other nouns ask for it.
//!
//! Whoever asks names the feed's key with [`crate::footprint::Footprint::feed`], or `StateKey::feed` where a record
//! names the feed.

use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Refusal, StateKey,
    oracle::{Feed, FeedId, Price},
};

/// The price at the block's time (550, 554, 555).
pub(crate) fn price(turn: &Turn, feed: FeedId) -> Result<Price, Halt> {
    let (_, feed) = turn.find::<Feed>(&StateKey::feed(feed), Refusal::UnknownFeed)?;
    Ok(feed.price(turn.block.time_ms)?)
}
