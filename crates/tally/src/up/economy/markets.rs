//! Three markets and two makers who quote around the real rates: euros for dollars, euros for yuan, chakra for euros.
//!
//! A lot of euros is a hundred of them, so that a step of a cent for a lot is a step of a ten-thousandth for a euro, as
//! the Bank's rates have it.

use super::{
    people::Role,
    play::{Act, Play, told},
    rates::{Rate, Rates},
    words::{CENTS, list},
};
use crate::failure::Failure;
use tally_types::{
    Action, Amount, AssetId, Event,
    exchange::{CancelAll, Convert, MarketId, OpenMarket, OrderKind, PlaceOrder, Side},
    wire::Empty,
};

/// What one chakra costs, in cents of a euro.
const CHAKRA_CENTS: u32 = 250;
/// Levels on each side of a maker's quotes.
const LEVELS: u32 = 3;
/// Open orders that an order of the demo meets at most.
const MOST: u8 = 8;

/// Where a maker quotes: the market, its middle price, how far apart its levels are in basis points, and how many lots
/// the first level has.
struct Quote {
    market: MarketId,
    middle: u32,
    step_bps: u32,
    lots: u64,
}

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    open(play)?;
    let rate = Rates::real().on(super::feeds::LAST_DAY);
    let markets = [play.made.dollar_market, play.made.yuan_market, play.made.chakra_market];
    let quotes = |maker| Act::by(maker, place(maker, markets, rate));
    play.wave([Role::Nord, Role::Sud].map(quotes).into())?;
    trade(play)
}

fn open(play: &mut Play<'_>) -> Result<(), Failure> {
    let made = &play.made;
    let market = |base, quote, lot| {
        Action::OpenMarket(OpenMarket { base, quote, tick: Amount(1), lot: Amount(lot * CENTS) })
    };
    let open = vec![
        market(made.euro, made.dollar, 100),
        market(made.euro, made.yuan, 100),
        market(made.chakra, made.euro, 1),
    ];
    let events = play.does(Role::Nord, open)?;
    let markets = told(&events, |event| match event {
        Event::MarketOpened(opened) => Some(opened.market),
        _ => None,
    });
    let made = &mut play.made;
    (made.dollar_market, made.yuan_market, made.chakra_market) = (markets[0], markets[1], markets[2]);
    Ok(())
}

/// A maker's orders around the rates of a day, in the markets of dollars, yuan and chakra. The second maker keeps a little
/// more distance.
fn quotes(maker: Role, [dollar, yuan, chakra]: [MarketId; 3], rate: Rate) -> [Quote; 3] {
    let wider = u32::from(maker == Role::Sud);
    [
        Quote { market: dollar, middle: rate.dollar, step_bps: 5 + 2 * wider, lots: 20 },
        Quote { market: yuan, middle: rate.yuan, step_bps: 5 + 2 * wider, lots: 20 },
        Quote { market: chakra, middle: CHAKRA_CENTS, step_bps: 80 + 40 * wider, lots: 50 },
    ]
}

/// All quotes of a maker for a day.
pub fn place(maker: Role, markets: [MarketId; 3], rate: Rate) -> Vec<Action> {
    quotes(maker, markets, rate).iter().flat_map(orders).collect()
}

/// Takes a maker's quotes back: in all markets, or should there be none in one of them, in one of the others.
pub fn take_back(markets: [MarketId; 3]) -> Vec<Vec<Action>> {
    let cancel = |market| Action::CancelAll(CancelAll { market, most: 2 * LEVELS as u8 });
    let single = markets.map(|market| vec![cancel(market)]);
    std::iter::once(markets.map(cancel).into()).chain(single).collect()
}

fn orders(quote: &Quote) -> impl Iterator<Item = Action> + use<> {
    let Quote { market, middle, step_bps, lots } = *quote;
    (1..=LEVELS).flat_map(move |level| {
        let away = (middle * step_bps * level).div_ceil(10_000);
        let lots = lots * u64::from(level);
        let order = move |side, price| order(market, side, price, lots, OrderKind::GoodTillCancelled(Empty));
        [order(Side::Buy, middle - away), order(Side::Sell, middle + away)]
    })
}

fn order(market: MarketId, side: Side, price: u32, lots: u64, kind: OrderKind) -> Action {
    Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most: MOST, client_id: None })
}

/// Takes a few lots at whatever the makers offer.
pub fn take(market: MarketId, side: Side, lots: u64) -> Action {
    order(market, side, side.any_price(), lots, OrderKind::ImmediateOrCancel(Empty))
}

/// Friends buy and sell chakra, and carol turns yuan into dollars by way of euros.
fn trade(play: &mut Play<'_>) -> Result<(), Failure> {
    let made = &play.made;
    let by = |role, action| Act::by(role, vec![action]);
    let asks_only = order(made.chakra_market, Side::Sell, 300, 25, OrderKind::GoodTillCancelled(Empty));
    let acts = vec![
        by(Role::Alice, take(made.chakra_market, Side::Buy, 20)),
        by(Role::Bob, take(made.chakra_market, Side::Sell, 15)),
        by(Role::Mira, asks_only),
        by(Role::Wei, take(made.yuan_market, Side::Buy, 1)),
        by(Role::Dora, take(made.dollar_market, Side::Sell, 2)),
        by(Role::Carol, convert(vec![made.yuan_market, made.dollar_market], made.yuan, 200_000, 10_000)),
    ];
    play.wave(acts).map(drop)
}

fn convert(path: Vec<MarketId>, give: AssetId, amount: u128, least: u128) -> Action {
    let (amount, least) = (Amount(amount), Amount(least));
    Action::Convert(Convert { path: list(path), give, amount, least, most: MOST })
}
