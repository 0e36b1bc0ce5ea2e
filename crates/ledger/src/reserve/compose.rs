//! Composing a basket: its components come in, each rounded up for the basket, and its units are made.

use super::{issue, parts};
use crate::{balance, overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Place, Refusal, StateKey,
    reserve::{Basket, BasketAmount, Part, cost},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &BasketAmount) -> Result<(), Halt> {
    let Checked { slot, mut basket, decimals, asset, minted } = check(turn, operation)?;
    // One part may take the place of the next in the actor's account, so each is checked when it comes.
    for part in basket.parts.as_mut_slice() {
        take_in(turn, operation, part, decimals)?;
    }
    turn.overlay.put(slot, Some(basket));
    let to = balance::of(turn.overlay, &turn.actor, operation.basket)?;
    to.check_arrival(turn.overlay, operation.amount)?;
    issue::set_minted(turn, asset, minted);
    to.credit(turn.overlay, operation.amount, true);
    turn.moved(Place::Supply(Empty), Place::Account(turn.actor), operation.basket, operation.amount);
    Ok(())
}

struct Checked {
    slot: Slot,
    basket: Basket,
    decimals: u8,
    asset: Slot,
    minted: Amount,
}

fn check(turn: &Turn, operation: &BasketAmount) -> Result<Checked, Halt> {
    let BasketAmount { basket: id, amount } = *operation;
    let (slot, basket) = turn.find::<Basket>(&StateKey::basket(id), Refusal::UnknownBasket)?;
    let (asset_slot, asset) = turn.asset(id)?;
    let minted = issue::minted_with(asset, amount)?;
    Ok(Checked { slot, basket: basket.clone(), decimals: asset.decimals, asset: asset_slot, minted })
}

fn take_in(turn: &mut Turn, operation: &BasketAmount, part: &mut Part, decimals: u8) -> Result<(), Halt> {
    // More than any ledger can hold is more than the actor has.
    let cost = cost(operation.amount, part.nominal, decimals).ok_or(Refusal::InsufficientFunds)?;
    parts::take_in(turn, operation.basket, part.coin, cost)?;
    part.held = part.held.checked_add(cost).expect("a coin's units are no more than were minted");
    Ok(())
}
