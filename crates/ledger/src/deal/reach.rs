//! The records that deals need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    deal::{Deal, DealId},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    if let Action::OpenDeal(operation) = action {
        footprint.asset(operation.asset);
        footprint.account(&operation.seller);
    } else if let Some(deal) = named(action) {
        footprint.key(StateKey::deal(deal));
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    if let Action::OpenDeal(operation) = action {
        return reach.payment(actor, &operation.seller, operation.asset);
    }
    let Some(id) = named(action) else { return };
    let Some(deal) = reach.record::<Deal>(&StateKey::deal(id)) else { return };
    let asset = deal.terms.asset;
    let arbiter = deal.terms.arbiter.map(|arbiter| arbiter.account);
    match action {
        Action::AcceptDeal(_) => reach.payee(actor, asset),
        Action::ConfirmDeal(_) => reach.payee(&deal.terms.seller, asset),
        Action::RefundDeal(_) => reach.payee(&deal.buyer, asset),
        Action::SettleDeal(_) | Action::RuleDeal(_) | Action::CancelDeal(_) => {
            let sides = [deal.buyer, deal.terms.seller];
            sides.into_iter().chain(arbiter).for_each(|payee| reach.payee(&payee, asset));
        }
        _ => {}
    }
}

/// The deal that an operation on one names.
fn named(action: &Action) -> Option<DealId> {
    match action {
        Action::AcceptDeal(only)
        | Action::ConfirmDeal(only)
        | Action::RefundDeal(only)
        | Action::SettleDeal(only) => Some(only.deal),
        Action::ShipDeal(noted) | Action::DisputeDeal(noted) => Some(noted.deal),
        Action::RuleDeal(operation) => Some(operation.deal),
        Action::CancelDeal(operation) => Some(operation.deal),
        _ => None,
    }
}
