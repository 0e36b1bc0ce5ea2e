//! Posting: a new post, or a new edition of the publisher's own latest one.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    news::{Post, PostId, PostMade, Posted, Publisher},
};

pub(crate) fn apply(turn: &mut Turn, operation: &Post) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    publisher: (Slot, Publisher),
    /// The edition it takes the place of.
    before: Option<(Slot, Posted)>,
}

fn check(turn: &Turn, operation: &Post) -> Result<Checked, Halt> {
    let find = |id| turn.find::<Posted>(&StateKey::post(id), Refusal::UnknownPost);
    let before = operation.replaces.map(find).transpose()?;
    let key = StateKey::publisher(&turn.actor);
    let (slot, publisher) = turn.find::<Publisher>(&key, Refusal::UnknownPublisher)?;
    if let Some((_, before)) = before {
        check_edition(turn, before)?;
    }
    Ok(Checked {
        global: turn.overlay.global_slot()?,
        publisher: (slot, publisher.clone()),
        before: before.map(|(slot, before)| (slot, before.clone())),
    })
}

/// Whether the actor may put another edition in the place of this one (542 to 544).
fn check_edition(turn: &Turn, before: &Posted) -> Result<(), Refusal> {
    if before.publisher != turn.actor {
        return Err(Refusal::NotPublisher);
    }
    if before.withdrawn_ms.is_some() {
        return Err(Refusal::PostIsWithdrawn);
    }
    if before.replaced_by.is_some() {
        return Err(Refusal::PostIsReplaced);
    }
    Ok(())
}

fn commit(turn: &mut Turn, operation: &Post, checked: Checked) {
    let id = PostId(turn.overlay.take_id(checked.global, |counters| &mut counters.post));
    if let Some((slot, before)) = checked.before {
        turn.overlay.put(slot, Some(Posted { replaced_by: Some(id), ..before }));
    }
    let (slot, mut publisher) = checked.publisher;
    publisher.first = publisher.first.or(Some(id));
    publisher.last = Some(id);
    publisher.posts = publisher.posts.checked_add(1).expect("no more posts than ids");
    turn.overlay.put(slot, Some(publisher));
    let posted = Posted {
        publisher: turn.actor,
        at_ms: turn.block.time_ms,
        post: operation.clone(),
        replaced_by: None,
        withdrawn_ms: None,
        tips: 0,
    };
    turn.overlay.create(StateKey::post(id), posted);
    let made = PostMade { post: id, publisher: turn.actor, replaces: operation.replaces };
    turn.happened(Event::PostPublished(made));
}
