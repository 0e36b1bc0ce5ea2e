//! Opening a feed: its record under the next id, without reports.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Event, StateKey,
    oracle::{Feed, FeedId, OpenFeed, Reporter},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenFeed) -> Result<(), Halt> {
    let global = turn.overlay.global_slot()?;
    commit(turn, operation, global);
    Ok(())
}

fn commit(turn: &mut Turn, operation: &OpenFeed, global: Slot) {
    let id = FeedId(turn.overlay.take_id(global, |counters| &mut counters.feed));
    turn.overlay.create(StateKey::feed(id), record(operation, turn.actor));
    turn.happened(Event::FeedOpened(id));
}

fn record(operation: &OpenFeed, owner: Address) -> Feed {
    let OpenFeed { base, quote, decimals, terms } = operation.clone();
    let reporters =
        terms.reporters.iter().map(|account| Reporter { account: *account, newest: None }).collect();
    Feed {
        owner: Some(owner),
        base,
        quote,
        decimals,
        quorum: terms.quorum,
        heartbeat_ms: terms.heartbeat_ms,
        deviation_bps: terms.deviation_bps,
        reporters: List::new(reporters).expect("there are as many reporters as the terms name"),
        settled: None,
        jump: None,
    }
}
