//! Opening a stablecoin: its asset under the next id, and its record under the same.

use super::{issue, terms};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Event, StateKey,
    reserve::{OpenStablecoin, Stablecoin},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenStablecoin) -> Result<(), Halt> {
    let global = turn.overlay.global_slot()?;
    let id = issue::create(turn, global, &operation.label);
    turn.overlay.create(StateKey::stablecoin(id), record(operation, turn.block.time_ms));
    turn.happened(Event::StablecoinOpened(id));
    Ok(())
}

fn record(operation: &OpenStablecoin, time_ms: u64) -> Stablecoin {
    Stablecoin {
        governor: operation.terms.governor,
        peg: operation.peg.clone(),
        max_age_ms: operation.max_age_ms,
        redemption_ms: operation.redemption_ms,
        custodians: operation.terms.custodians(&[], time_ms),
        dealers: terms::dealers(&operation.terms, &[]),
    }
}
