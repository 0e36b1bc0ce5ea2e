//! Decomposing a basket: its units are burned, and its components go out, each rounded down for the basket.

use super::{issue, parts};
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Place, Refusal, StateKey,
    reserve::{Basket, BasketAmount, Part, payout},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &BasketAmount) -> Result<(), Halt> {
    let Checked { slot, mut basket, asset, decimals, debit } = check(turn, operation)?;
    debit.commit(turn);
    issue::burn(turn, asset, operation.amount);
    turn.moved(Place::Account(turn.actor), Place::Supply(Empty), operation.basket, operation.amount);
    for part in basket.parts.as_mut_slice() {
        pay_out(turn, operation, part, decimals)?;
    }
    turn.overlay.put(slot, Some(basket));
    Ok(())
}

struct Checked {
    slot: Slot,
    basket: Basket,
    asset: Slot,
    decimals: u8,
    debit: Debit,
}

fn check(turn: &Turn, operation: &BasketAmount) -> Result<Checked, Halt> {
    let BasketAmount { basket: id, amount } = *operation;
    let (slot, basket) = turn.find::<Basket>(&StateKey::basket(id), Refusal::UnknownBasket)?;
    let (asset, _) = turn.asset(id)?;
    let sender = debit::sender(turn, id)?;
    let (decimals, debit) = (sender.asset.decimals, sender.can_spend(turn, amount)?);
    Ok(Checked { slot, basket: basket.clone(), asset, decimals, debit })
}

fn pay_out(turn: &mut Turn, operation: &BasketAmount, part: &mut Part, decimals: u8) -> Result<(), Halt> {
    let backed = "the basket holds the nominal amounts of every unit";
    let payout = payout(operation.amount, part.nominal, decimals).expect(backed);
    parts::pay_out(turn, operation.basket, part.coin, payout)?;
    part.held = part.held.checked_sub(payout).expect(backed);
    Ok(())
}
