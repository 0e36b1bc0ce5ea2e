//! Changing who reports to a feed and when their reports make a price. Those who stay keep their newest report.

use super::settle::settle;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Event, Refusal, StateKey,
    oracle::{EditFeed, Feed, Reporter},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &EditFeed) -> Result<(), Halt> {
    let (slot, feed) = check(turn, operation)?;
    commit(turn, operation, slot, feed);
    Ok(())
}

fn check(turn: &Turn, operation: &EditFeed) -> Result<(Slot, Feed), Halt> {
    let (slot, feed) = turn.find::<Feed>(&StateKey::feed(operation.feed), Refusal::UnknownFeed)?;
    if feed.owner != Some(turn.actor) {
        return Err(Refusal::NotFeedOwner.into());
    }
    Ok((slot, feed.clone()))
}

fn commit(turn: &mut Turn, operation: &EditFeed, slot: Slot, mut feed: Feed) {
    let terms = &operation.terms;
    let reporters = terms.reporters.iter().map(|account| reporter(&feed, account)).collect();
    feed.owner = operation.owner;
    feed.reporters = List::new(reporters).expect("there are as many reporters as the terms name");
    (feed.quorum, feed.heartbeat_ms, feed.deviation_bps) =
        (terms.quorum, terms.heartbeat_ms, terms.deviation_bps);
    settle(&mut feed, turn.block.time_ms);
    turn.overlay.put(slot, Some(feed));
    turn.happened(Event::FeedEdited(operation.feed));
}

fn reporter(before: &Feed, account: &Address) -> Reporter {
    let place = before.reporters.binary_search_by_key(account, |reporter| reporter.account);
    Reporter { account: *account, newest: place.ok().and_then(|place| before.reporters[place].newest) }
}
