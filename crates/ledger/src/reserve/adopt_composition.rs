//! Adopting an announced composition: the governor brings what the holdings lack and takes what they no longer need, so
//! that every unit is backed by exactly the new amounts.

use super::parts;
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Event, Refusal, StateKey,
    reserve::{Basket, BasketOnly, Composition, Part, cost},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &BasketOnly) -> Result<(), Halt> {
    let Checked { slot, basket, next, circulating, decimals } = check(turn, operation)?;
    let mut adopted = Vec::with_capacity(next.len());
    for coin in coins(&basket, &next) {
        let held = basket.parts.iter().find(|part| part.coin == coin).map_or(Amount::ZERO, |part| part.held);
        let Some(component) = next.iter().find(|component| component.coin == coin) else {
            parts::pay_out(turn, operation.basket, coin, held)?;
            continue;
        };
        // More than any ledger can hold is more than the governor has.
        let needed = cost(circulating, component.nominal, decimals).ok_or(Refusal::InsufficientFunds)?;
        balance_part(turn, operation.basket, coin, held, needed)?;
        adopted.push(Part { coin, nominal: component.nominal, held: needed });
    }
    let parts = List::new(adopted).expect("there are as many parts as components");
    turn.overlay.put(slot, Some(Basket { parts, next: None, ..basket }));
    turn.happened(Event::CompositionAdopted(operation.basket));
    Ok(())
}

struct Checked {
    slot: Slot,
    basket: Basket,
    next: Composition,
    circulating: Amount,
    decimals: u8,
}

fn check(turn: &Turn, operation: &BasketOnly) -> Result<Checked, Halt> {
    let id = operation.basket;
    let (slot, basket) = turn.find::<Basket>(&StateKey::basket(id), Refusal::UnknownBasket)?;
    let (_, asset) = turn.asset(id)?;
    if basket.governor != turn.actor {
        return Err(Refusal::NotGovernor.into());
    }
    let ready = basket.next.as_ref().filter(|next| turn.block.time_ms >= next.effective_ms);
    let next = ready.ok_or(Refusal::CompositionNotReady)?.components.clone();
    let circulating = asset.minted.checked_sub(asset.burned).expect("what was burned was minted");
    Ok(Checked { slot, basket: basket.clone(), next, circulating, decimals: asset.decimals })
}

/// The coins of the old and the new composition, ascending, each once.
fn coins(basket: &Basket, next: &Composition) -> Vec<AssetId> {
    let old = basket.parts.iter().map(|part| part.coin);
    let mut coins: Vec<AssetId> = old.chain(next.iter().map(|component| component.coin)).collect();
    coins.sort_unstable();
    coins.dedup();
    coins
}

/// Moves the difference between what is held of a coin and what is needed.
fn balance_part(
    turn: &mut Turn,
    basket: AssetId,
    coin: AssetId,
    held: Amount,
    needed: Amount,
) -> Result<(), Halt> {
    if let Some(surplus) = held.checked_sub(needed) {
        return parts::pay_out(turn, basket, coin, surplus);
    }
    let lacking = needed.checked_sub(held).expect("less is held than needed");
    parts::take_in(turn, basket, coin, lacking)
}
