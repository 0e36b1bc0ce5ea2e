//! Changing who governs a stablecoin, keeps its reserve and deals in it. What its holders were promised stays.

use super::terms;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Event, Refusal, StateKey,
    reserve::{EditStablecoin, Stablecoin},
};

pub(crate) fn apply(turn: &mut Turn, operation: &EditStablecoin) -> Result<(), Halt> {
    let (slot, coin) = check(turn, operation)?;
    commit(turn, operation, slot, coin);
    Ok(())
}

fn check(turn: &Turn, operation: &EditStablecoin) -> Result<(Slot, Stablecoin), Halt> {
    let key = StateKey::stablecoin(operation.coin);
    let (slot, coin) = turn.find::<Stablecoin>(&key, Refusal::UnknownStablecoin)?;
    if coin.governor != turn.actor {
        return Err(Refusal::NotGovernor.into());
    }
    Ok((slot, coin.clone()))
}

fn commit(turn: &mut Turn, operation: &EditStablecoin, slot: Slot, coin: Stablecoin) {
    let edited = Stablecoin {
        governor: operation.terms.governor,
        custodians: operation.terms.custodians(&coin.custodians, turn.block.time_ms),
        dealers: terms::dealers(&operation.terms, &coin.dealers),
        ..coin
    };
    turn.overlay.put(slot, Some(edited));
    turn.happened(Event::StablecoinEdited(operation.coin));
}
