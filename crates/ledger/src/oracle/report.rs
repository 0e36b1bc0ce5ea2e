//! Reporting a value: it takes the place of the reporter's last one, and the feed settles anew.

use super::{price, settle::settle};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    oracle::{Feed, Observation, Report},
    receipt::FeedReport,
};

pub(crate) fn apply(turn: &mut Turn, operation: &Report) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    slot: Slot,
    feed: Feed,
    /// The reporter's place in the feed.
    place: usize,
}

fn check(turn: &Turn, operation: &Report) -> Result<Checked, Halt> {
    let (slot, feed) = turn.find::<Feed>(&StateKey::feed(operation.feed), Refusal::UnknownFeed)?;
    let place = feed.reporters.binary_search_by_key(&turn.actor, |reporter| reporter.account);
    let place = place.map_err(|_| Refusal::NotReporter)?;
    let now_ms = turn.block.time_ms;
    let is_newer = feed.reporters[place].newest.is_none_or(|newest| operation.at_ms > newest.at_ms);
    let is_fresh = now_ms.checked_sub(operation.at_ms).is_some_and(|age_ms| age_ms <= feed.heartbeat_ms);
    if !is_newer || !is_fresh {
        return Err(Refusal::ReportTimeInvalid.into());
    }
    Ok(Checked { slot, feed: feed.clone(), place })
}

fn commit(turn: &mut Turn, operation: &Report, Checked { slot, mut feed, place }: Checked) {
    let Report { feed: id, value, at_ms } = *operation;
    feed.reporters.as_mut_slice()[place].newest = Some(Observation { value, at_ms });
    settle(&mut feed, turn.block.time_ms);
    turn.overlay.put(slot, Some(feed));
    let price = price(turn, id).ok().map(|price| price.mantissa);
    turn.happened(Event::FeedReported(FeedReport { feed: id, reporter: turn.actor, value, price }));
}
