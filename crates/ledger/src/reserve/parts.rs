//! A basket's parts: units of its components that come in and go out.

use crate::{balance, debit, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Place, Refusal, StateKey,
    reserve::{Component, Composition, Stablecoin},
};

/// Whether every component is a stablecoin (560).
pub(super) fn check_components(turn: &Turn, components: &Composition) -> Result<(), Halt> {
    for Component { coin, .. } in components {
        turn.find::<Stablecoin>(&StateKey::stablecoin(*coin), Refusal::UnknownStablecoin)?;
    }
    Ok(())
}

/// Takes units of a component from the actor into the basket (308, 309).
pub(super) fn take_in(turn: &mut Turn, basket: AssetId, coin: AssetId, amount: Amount) -> Result<(), Halt> {
    let debit = debit::sender(turn, coin)?.can_spend(turn, amount)?;
    debit.commit(turn);
    turn.moved(Place::Account(turn.actor), Place::Basket(basket), coin, amount);
    Ok(())
}

/// Pays units of a component out of the basket to the actor, who asked for them (312, 327). None, none moves.
pub(super) fn pay_out(turn: &mut Turn, basket: AssetId, coin: AssetId, amount: Amount) -> Result<(), Halt> {
    if amount.is_zero() {
        return Ok(());
    }
    let to = balance::of(turn.overlay, &turn.actor, coin)?;
    to.check_arrival(turn.overlay, amount)?;
    to.credit(turn.overlay, amount, true);
    turn.moved(Place::Basket(basket), Place::Account(turn.actor), coin, amount);
    Ok(())
}
