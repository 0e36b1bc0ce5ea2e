//! A market to test in: cash and gold, people who have both, and short ways to say what they do.
#![allow(dead_code)]

use crate::world::*;
use tally_types::{
    Action, Amount, AssetId, Event, Move, Place, Receipt, StateKey,
    exchange::{
        CancelAll, Convert, Fill, Level, Market, MarketId, MarketOnly, OpenMarket, OpenOrders, Order,
        OrderId, OrderKind, OrderOnly, OrderPlaced, PlaceOrder, Side,
    },
    wire::Empty,
};

/// Fees can be paid in it, so the pot takes it.
pub const CASH: AssetId = AssetId(1);
/// One lot is a hundred of it.
pub const GOLD: AssetId = AssetId(2);
pub const MARKET: MarketId = MarketId(0);
pub const TICK: u128 = 5;
pub const LOT: u128 = 100;
/// What each trader has of cash and of gold.
pub const HOARD: u128 = 100_000;

pub const GTC: OrderKind = OrderKind::GoodTillCancelled(Empty);
pub const IOC: OrderKind = OrderKind::ImmediateOrCancel(Empty);
pub const FOK: OrderKind = OrderKind::FillOrKill(Empty);
pub const POST: OrderKind = OrderKind::PostOnly(Empty);

pub fn issuer() -> Person {
    person(1)
}

/// People 2 to 5.
pub fn traders() -> [Person; 4] {
    [2, 3, 4, 5].map(person)
}

/// Who opened the market.
pub fn opener() -> Person {
    person(6)
}

/// An open market without orders; the traders have both assets.
pub fn with_market() -> World {
    let mut world = World::new();
    for _ in [CASH, GOLD] {
        world.apply(&issuer(), create(all_powers(&issuer()), 10 * HOARD, None));
    }
    for trader in traders() {
        world.apply(&issuer(), send(&trader, CASH, HOARD));
        world.apply(&issuer(), send(&trader, GOLD, HOARD));
    }
    world.apply(&opener(), open(GOLD, CASH));
    world
}

pub fn open(base: AssetId, quote: AssetId) -> Action {
    Action::OpenMarket(OpenMarket { base, quote, tick: Amount(TICK), lot: Amount(LOT) })
}

pub fn order(side: Side, lots: u64, price: u32, kind: OrderKind) -> PlaceOrder {
    PlaceOrder { market: MARKET, side, price, lots, kind, most: 64, client_id: None }
}

pub fn buy(lots: u64, price: u32, kind: OrderKind) -> Action {
    Action::PlaceOrder(order(Side::Buy, lots, price, kind))
}

pub fn sell(lots: u64, price: u32, kind: OrderKind) -> Action {
    Action::PlaceOrder(order(Side::Sell, lots, price, kind))
}

pub fn cancel(order: u64) -> Action {
    Action::CancelOrder(OrderOnly { order: OrderId(order) })
}

pub fn cancel_all(most: u8) -> Action {
    Action::CancelAll(CancelAll { market: MARKET, most })
}

pub fn collect() -> Action {
    Action::CollectFees(MarketOnly { market: MARKET })
}

pub fn convert(path: &[MarketId], give: AssetId, amount: u128, least: u128) -> Action {
    let (amount, least) = (Amount(amount), Amount(least));
    Action::Convert(Convert { path: list(path.to_vec()), give, amount, least, most: 64 })
}

pub fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

pub fn in_market() -> Place {
    Place::Market(MARKET)
}

pub fn moved(from: Place, to: Place, asset: AssetId, amount: u128) -> Move {
    Move { operation: 0, from, to, asset, amount: Amount(amount) }
}

pub fn fill(order: u64, owner: &Person, price: u32, lots: u64, fee: u128) -> Fill {
    Fill { order: OrderId(order), owner: owner.address, price, lots, fee: Amount(fee) }
}

/// The event of an order's placing.
pub fn placed(receipt: &Receipt) -> &OrderPlaced {
    match &receipt.events[..] {
        [Event::OrderPlaced(placed)] => placed,
        other => panic!("not one order placed: {other:?}"),
    }
}

impl World {
    pub fn market(&self) -> Market {
        self.read(&StateKey::market(MARKET)).expect("the market is open")
    }

    pub fn order(&self, order: u64) -> Option<Order> {
        self.read(&StateKey::order(OrderId(order)))
    }

    pub fn level(&self, side: Side, price: u32) -> Option<Level> {
        self.read(&StateKey::level(MARKET, side, price))
    }

    pub fn open_orders(&self, person: &Person) -> Vec<u64> {
        let open: Option<OpenOrders> = self.read(&StateKey::open_orders(&person.address, MARKET));
        open.map_or(Vec::new(), |open| open.orders.iter().map(|order| order.0).collect())
    }

    /// What a person has of cash and of gold.
    pub fn purse(&self, person: &Person) -> (u128, u128) {
        (self.balance(person, CASH), self.balance(person, GOLD))
    }

    /// The best bid and the best ask.
    pub fn best(&self) -> (Option<u32>, Option<u32>) {
        (self.market().bids.best, self.market().asks.best)
    }
}
