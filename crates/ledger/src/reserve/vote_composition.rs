//! Voting a new composition: it is announced, and may be adopted when its notice is over.

use super::parts;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    receipt::CompositionNotice,
    reserve::{Basket, NextComposition, VoteComposition},
};

pub(crate) fn apply(turn: &mut Turn, operation: &VoteComposition) -> Result<(), Halt> {
    let (slot, basket) = check(turn, operation)?;
    commit(turn, operation, slot, basket);
    Ok(())
}

fn check(turn: &Turn, operation: &VoteComposition) -> Result<(Slot, Basket), Halt> {
    parts::check_components(turn, &operation.components)?;
    let (slot, basket) = turn.find::<Basket>(&StateKey::basket(operation.basket), Refusal::UnknownBasket)?;
    if basket.governor != turn.actor {
        return Err(Refusal::NotGovernor.into());
    }
    Ok((slot, basket.clone()))
}

fn commit(turn: &mut Turn, operation: &VoteComposition, slot: Slot, basket: Basket) {
    let effective_ms = turn.block.time_ms.saturating_add(basket.notice_ms);
    let next = NextComposition { components: operation.components.clone(), effective_ms };
    turn.overlay.put(slot, Some(Basket { next: Some(next), ..basket }));
    let notice = CompositionNotice { basket: operation.basket, effective_ms };
    turn.happened(Event::CompositionVoted(notice));
}
