//! The records that operations on the reserve need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, AssetId, StateKey,
    reserve::{Basket, Composition, Redemption, RedemptionId},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::EditStablecoin(operation) => footprint.key(StateKey::stablecoin(operation.coin)),
        Action::Attest(operation) => footprint.key(StateKey::stablecoin(operation.coin)),
        Action::MintToDealer(operation) => coin(operation.coin, footprint),
        Action::RequestRedemption(operation) => coin(operation.coin, footprint),
        Action::TakeRedemption(only) | Action::CancelRedemption(only) => {
            footprint.key(StateKey::redemption(only.redemption));
        }
        Action::SettleRedemption(operation) => footprint.key(StateKey::redemption(operation.redemption)),
        Action::OpenBasket(operation) => components(&operation.components, footprint),
        Action::ComposeBasket(operation) | Action::DecomposeBasket(operation) => {
            basket(operation.basket, footprint);
        }
        Action::VoteComposition(operation) => {
            footprint.key(StateKey::basket(operation.basket));
            components(&operation.components, footprint);
        }
        Action::AdoptComposition(only) => basket(only.basket, footprint),
        _ => {}
    }
}

fn coin(id: AssetId, footprint: &mut Footprint) {
    footprint.key(StateKey::stablecoin(id));
    footprint.asset(id);
}

fn basket(id: AssetId, footprint: &mut Footprint) {
    footprint.key(StateKey::basket(id));
    footprint.asset(id);
}

fn components(components: &Composition, footprint: &mut Footprint) {
    components.iter().for_each(|component| footprint.key(StateKey::stablecoin(component.coin)));
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::OpenStablecoin(_) | Action::OpenBasket(_) => reach.creation_of_none(),
        Action::MintToDealer(operation) => reach.holding(actor, operation.coin),
        Action::RequestRedemption(operation) => reach.holding(actor, operation.coin),
        Action::TakeRedemption(only) => redemption(only.redemption, reach),
        Action::CancelRedemption(only) => redemption(only.redemption, reach),
        Action::SettleRedemption(operation) => redemption(operation.redemption, reach),
        Action::ComposeBasket(operation) | Action::DecomposeBasket(operation) => {
            reach.holding(actor, operation.basket);
            parts(operation.basket, actor, reach);
        }
        Action::AdoptComposition(only) => parts(only.basket, actor, reach),
        _ => {}
    }
}

fn redemption(id: RedemptionId, reach: &mut Reach) {
    let Some(redemption) = reach.record::<Redemption>(&StateKey::redemption(id)) else { return };
    reach.key(StateKey::stablecoin(redemption.coin));
    reach.payee(&redemption.from, redemption.coin);
}

/// The components, present and announced, and what the actor holds of them.
fn parts(id: AssetId, actor: &Address, reach: &mut Reach) {
    let Some(basket) = reach.record::<Basket>(&StateKey::basket(id)) else { return };
    let next = basket.next.iter().flat_map(|next| next.components.iter().map(|component| component.coin));
    for coin in basket.parts.iter().map(|part| part.coin).chain(next) {
        reach.payee(actor, coin);
    }
}
