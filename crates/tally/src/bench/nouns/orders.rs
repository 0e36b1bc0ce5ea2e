//! Orders: the makers' book, and what traders place and take back.
//!
//! Takers and makers stay near the middle and order both ways alike, so that the price stays there; what is meant to
//! wait stands far outside and is never met, so that there is something to cancel.

use super::{
    act::{Act, list},
    cast::Role,
    town::{MARKETS, Town, base, market_of},
};
use crate::bench::chance::Chance;
use tally_types::{
    Action, Amount, AssetId,
    exchange::{CancelAll, Convert, MarketId, OrderKind, PlaceOrder, Side},
    wire::Empty,
};

/// The price around which the book stands, in ticks.
const MIDDLE: u32 = 10_000;
/// How far from it traders order, and how much further those who take go.
const NEAR: u64 = 20;
const REACH: u32 = 5;
/// Where orders wait.
const FAR: u32 = 300;
/// Prices of each side that a maker quotes, and how much at each.
const QUOTES: u32 = 32;
const QUOTED_LOTS: u64 = 10_000;
/// Most orders met by one, and cancelled by one.
const MOST: u8 = 8;
const CANCELLED: u8 = 4;

/// A maker's orders in every market, a transaction for each.
pub fn ladders(maker: u64) -> Vec<Act> {
    let quote = |market, step: u32, side| {
        let price = if side == Side::Buy { MIDDLE - 1 - step } else { MIDDLE + 1 + step };
        place(market, side, price, QUOTED_LOTS, OrderKind::GoodTillCancelled(Empty))
    };
    let ladder = |market| {
        let quotes =
            (0..QUOTES).flat_map(|step| [quote(market, step, Side::Buy), quote(market, step, Side::Sell)]);
        Act::all_by(maker, quotes)
    };
    (0..MARKETS).map(MarketId).map(ladder).collect()
}

/// What a trader does in its market: of five turns one waits, one takes back, and of the others some take at once.
pub fn order(town: &Town<'_>, turn: u64) -> Option<Act> {
    let trader = town.cast.one(Role::Trader, turn);
    let round = turn / town.cast.count(Role::Trader);
    let (market, mut chance) = (market_of(trader), Chance::new(turn));
    let side = if chance.below(2) == 0 { Side::Buy } else { Side::Sell };
    let lots = 1 + chance.below(10);
    let action = match (round + trader) % 5 {
        1 => place(market, side, outward(side, FAR), lots, OrderKind::PostOnly(Empty)),
        4 if round >= 3 => Action::CancelAll(CancelAll { market, most: CANCELLED }),
        _ => {
            let price = MIDDLE - NEAR as u32 + chance.below(2 * NEAR + 1) as u32;
            if chance.below(5) < 2 {
                let price = if side == Side::Buy { price + REACH } else { price - REACH };
                place(market, side, price, lots, OrderKind::ImmediateOrCancel(Empty))
            } else {
                place(market, side, price, lots, OrderKind::GoodTillCancelled(Empty))
            }
        }
    };
    Some(Act::by(trader, action))
}

/// Buys a market's asset at whatever its orders ask.
pub fn convert(town: &Town<'_>, turn: u64) -> Option<Act> {
    let trader = town.cast.one(Role::Trader, turn);
    let path = list(vec![market_of(trader)]);
    let amount = Amount(u128::from(MIDDLE) * 4);
    let convert = Convert { path, give: AssetId::COIN, amount, least: Amount(1), most: MOST };
    Some(Act::by(trader, Action::Convert(convert)))
}

fn outward(side: Side, ticks: u32) -> u32 {
    if side == Side::Buy { MIDDLE - ticks } else { MIDDLE + ticks }
}

fn place(market: MarketId, side: Side, price: u32, lots: u64, kind: OrderKind) -> Action {
    Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most: MOST, client_id: None })
}

/// More of a market's asset for a trader.
pub fn base_of(trader: u64) -> AssetId {
    base(market_of(trader).0)
}
