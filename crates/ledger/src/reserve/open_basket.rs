//! Opening a basket: its asset under the next id, and its record, which holds nothing yet, under the same.

use super::{issue, parts};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, StateKey,
    reserve::{Basket, Component, OpenBasket, Part},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &OpenBasket) -> Result<(), Halt> {
    parts::check_components(turn, &operation.components)?;
    let global = turn.overlay.global_slot()?;
    let id = issue::create(turn, global, &operation.label);
    turn.overlay.create(StateKey::basket(id), record(operation));
    turn.happened(Event::BasketOpened(id));
    Ok(())
}

fn record(operation: &OpenBasket) -> Basket {
    let part = |component: &Component| {
        let Component { coin, nominal } = *component;
        Part { coin, nominal, held: Amount::ZERO }
    };
    let parts = operation.components.iter().map(part).collect();
    Basket {
        governor: operation.governor,
        notice_ms: operation.notice_ms,
        parts: List::new(parts).expect("there are as many parts as components"),
        next: None,
    }
}
