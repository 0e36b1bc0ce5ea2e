//! How far a deal has come, and until when; what of its price is still there, and what the arbiter may take of it.

use tally_types::deal::Deal;

/// How far a deal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Offered,
    Accepted,
    Shipped,
    Disputed,
    Ended,
}

pub fn stage(deal: &Deal) -> Stage {
    match (&deal.ended, &deal.disputed, &deal.shipped, deal.accepted_ms) {
        (Some(_), ..) => Stage::Ended,
        (_, Some(_), ..) => Stage::Disputed,
        (_, _, Some(_), _) => Stage::Shipped,
        (_, _, _, Some(_)) => Stage::Accepted,
        _ => Stage::Offered,
    }
}

/// The last moment of the stage's step; nothing once it ended.
pub fn deadline_ms(deal: &Deal) -> Option<u64> {
    let terms = &deal.terms;
    match stage(deal) {
        Stage::Offered => Some(terms.accept_by_ms),
        Stage::Accepted => Some(deal.accepted_ms.unwrap() + terms.ship_within_ms),
        Stage::Shipped => Some(deal.shipped.as_ref().unwrap().at_ms + terms.confirm_within_ms),
        Stage::Disputed => {
            Some(deal.disputed.as_ref().unwrap().at_ms + terms.arbiter.unwrap().rule_within_ms)
        }
        Stage::Ended => None,
    }
}

/// What the arbiter takes when it rules. Prices that overflow the product are cut in two.
pub fn fee(deal: &Deal) -> u128 {
    let (price, bps) =
        (deal.terms.amount.0, u128::from(deal.terms.arbiter.map_or(0, |arbiter| arbiter.fee_bps)));
    price / 10_000 * bps + price % 10_000 * bps / 10_000
}

/// What the deal holds.
pub fn price(deal: &Deal) -> u128 {
    if deal.ended.is_some() { 0 } else { deal.terms.amount.0 }
}
