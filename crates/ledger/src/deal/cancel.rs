//! Cancelling a deal: each side offers a split, and when both have offered the same one, the deal ends so.

use super::{
    case::{self, Case},
    payout::{self, Payout, no_note},
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal,
    deal::{CancelDeal, Deal, DealEnd, DealOffer, Side, Split, Stage},
    wire::Empty,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CancelDeal) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    case: Case,
    by: Side,
    /// When both sides agree.
    payout: Option<Payout>,
}

fn check(turn: &Turn, operation: &CancelDeal) -> Result<Checked, Halt> {
    let case = case::find(turn, operation.deal)?;
    let (deal, offered) = (&case.deal, Some(operation.to_seller));
    let by = deal.side_of(&turn.actor);
    let payout = agreed(deal, by, operation.to_seller);
    let payout = payout.map(|split| payout::check(turn, deal, split)).transpose()?;
    if by.is_some_and(|by| offers(deal, by).0 == offered) {
        return Err(Refusal::AlreadySo.into());
    }
    let by = by.ok_or(Refusal::NotDealParty)?;
    case.check_stage(&Stage::OPEN)?;
    if deal.split(operation.to_seller).is_none() {
        return Err(Refusal::SplitTooLarge.into());
    }
    Ok(Checked { case, by, payout })
}

/// What the side has offered, and what the other one.
fn offers(deal: &Deal, by: Side) -> (Option<Amount>, Option<Amount>) {
    match by {
        Side::Buyer(_) => (deal.buyer_offer, deal.seller_offer),
        Side::Seller(_) => (deal.seller_offer, deal.buyer_offer),
    }
}

/// How the deal ends when the other side has offered the same.
fn agreed(deal: &Deal, by: Option<Side>, to_seller: Amount) -> Option<Split> {
    let (_, other) = offers(deal, by?);
    if other == Some(to_seller) { deal.split(to_seller) } else { None }
}

fn commit(turn: &mut Turn, operation: &CancelDeal, Checked { mut case, by, payout }: Checked) {
    let offer = DealOffer {
        parties: case.parties(),
        by: turn.actor,
        to_seller: operation.to_seller,
        agreed: payout.is_some(),
    };
    turn.happened(Event::DealCancelled(offer));
    if let Some(payout) = payout {
        return payout.commit(turn, case, DealEnd::Cancelled(Empty), no_note());
    }
    match by {
        Side::Buyer(_) => case.deal.buyer_offer = Some(operation.to_seller),
        Side::Seller(_) => case.deal.seller_offer = Some(operation.to_seller),
    }
    case.store(turn);
}
