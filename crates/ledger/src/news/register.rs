//! Becoming a publisher, or changing what its record says of it.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    news::{Publisher, RegisterPublisher},
};

pub(crate) fn apply(turn: &mut Turn, operation: &RegisterPublisher) -> Result<(), Halt> {
    let (slot, publisher) = check(turn, operation)?;
    turn.overlay.put(slot, Some(publisher));
    turn.happened(Event::PublisherRegistered(turn.actor));
    Ok(())
}

fn check(turn: &Turn, operation: &RegisterPublisher) -> Result<(Slot, Publisher), Halt> {
    let slot = turn.overlay.slot(&StateKey::publisher(&turn.actor))?;
    let before = turn.overlay.get::<Publisher>(slot);
    let RegisterPublisher { name, link, language } = operation.clone();
    let publisher = match before {
        Some(before) => Publisher { name, link, language, ..before.clone() },
        None => Publisher {
            name,
            link,
            language,
            since_ms: turn.block.time_ms,
            first: None,
            last: None,
            posts: 0,
            withdrawn: 0,
            tips: 0,
        },
    };
    if before == Some(&publisher) {
        return Err(Refusal::AlreadySo.into());
    }
    Ok((slot, publisher))
}
