//! Withdrawing a post: its publisher stands by it no longer. The record stays.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    news::{PostOf, Posted, Publisher, WithdrawPost},
};

pub(crate) fn apply(turn: &mut Turn, operation: &WithdrawPost) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    posted: (Slot, Posted),
    publisher: (Slot, Publisher),
}

fn check(turn: &Turn, operation: &WithdrawPost) -> Result<Checked, Halt> {
    let (post, posted) = turn.find::<Posted>(&StateKey::post(operation.post), Refusal::UnknownPost)?;
    if posted.withdrawn_ms.is_some() {
        return Err(Refusal::AlreadySo.into());
    }
    if posted.publisher != turn.actor {
        return Err(Refusal::NotPublisher.into());
    }
    let key = StateKey::publisher(&turn.actor);
    let (slot, publisher) = turn.find::<Publisher>(&key, Refusal::UnknownPublisher)?;
    Ok(Checked { posted: (post, posted.clone()), publisher: (slot, publisher.clone()) })
}

fn commit(turn: &mut Turn, operation: &WithdrawPost, checked: Checked) {
    let (slot, posted) = checked.posted;
    turn.overlay.put(slot, Some(Posted { withdrawn_ms: Some(turn.block.time_ms), ..posted }));
    let (slot, publisher) = checked.publisher;
    let withdrawn = publisher.withdrawn.checked_add(1).expect("no more are withdrawn than were posted");
    turn.overlay.put(slot, Some(Publisher { withdrawn, ..publisher }));
    turn.happened(Event::PostWithdrawn(PostOf { post: operation.post, publisher: turn.actor }));
}
