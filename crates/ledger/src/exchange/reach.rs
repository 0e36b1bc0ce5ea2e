//! The records that orders need, and those that they will meet on their way.
//!
//! The tree tells the next prices at once, so that many levels are read together; in the queue of one price each order
//! tells the next.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    exchange::{
        Bits, CancelAll, Convert, LADDER_DEPTH, Level, Market, MarketId, Node, OpenMarket, OpenOrders, Order,
        OrderId, Pair, PlaceOrder, Side,
    },
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::OpenMarket(operation) => {
            footprint.asset(operation.base);
            footprint.asset(operation.quote);
            footprint.key(StateKey::pair(operation.base, operation.quote));
        }
        Action::PlaceOrder(operation) => {
            footprint.key(StateKey::parameters());
            footprint.key(StateKey::market(operation.market));
            footprint.key(StateKey::open_orders(&footprint.actor, operation.market));
        }
        Action::CancelOrder(only) => footprint.key(StateKey::order(only.order)),
        Action::CancelAll(operation) => {
            footprint.key(StateKey::market(operation.market));
            footprint.key(StateKey::open_orders(&footprint.actor, operation.market));
        }
        Action::Convert(operation) => {
            footprint.key(StateKey::parameters());
            operation.path.iter().for_each(|market| footprint.key(StateKey::market(*market)));
        }
        Action::CollectFees(only) => footprint.key(StateKey::market(only.market)),
        _ => {}
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::OpenMarket(operation) => open_market(operation, reach),
        Action::PlaceOrder(operation) => place_order(operation, actor, reach),
        Action::CancelOrder(only) => leaving(only.order, reach),
        Action::CancelAll(operation) => cancel_all(operation, actor, reach),
        Action::Convert(operation) => convert(operation, actor, reach),
        Action::CollectFees(only) => {
            let Some(market) = reach.record::<Market>(&StateKey::market(only.market)) else { return };
            reach.payee(&market.opener, market.quote);
        }
        _ => {}
    }
}

fn open_market(operation: &OpenMarket, reach: &mut Reach) {
    let Some(pair) = reach.record::<Pair>(&StateKey::pair(operation.base, operation.quote)) else { return };
    reach.key(StateKey::market(pair.market));
}

fn place_order(operation: &PlaceOrder, actor: &Address, reach: &mut Reach) {
    let PlaceOrder { market: id, side, price, most, .. } = *operation;
    let Some(market) = reach.record::<Market>(&StateKey::market(id)) else { return };
    traders(actor, market, reach);
    let mut walk = Walk { reach, id, market, side: side.opposite() };
    walk.path(price, side, most);
    let reach = walk.reach;
    // Where what is left will stand.
    if operation.kind.rests() {
        nodes(id, side, price, reach);
        let key = StateKey::level(id, side, price);
        reach.key(key);
        if let Some(level) = reach.record::<Level>(&key) {
            reach.key(StateKey::order(level.tail));
        }
    }
}

fn convert(operation: &Convert, actor: &Address, reach: &mut Reach) {
    let mut asset = operation.give;
    for id in operation.path.iter().copied() {
        let Some(market) = reach.record::<Market>(&StateKey::market(id)) else { return };
        traders(actor, market, reach);
        let side = if market.base == asset { Side::Sell } else { Side::Buy };
        Walk { reach, id, market, side: side.opposite() }.path(side.any_price(), side, operation.most);
        asset = market.receives(side);
    }
}

fn cancel_all(operation: &CancelAll, actor: &Address, reach: &mut Reach) {
    if let Some(market) = reach.record::<Market>(&StateKey::market(operation.market)) {
        traders(actor, market, reach);
    }
    let Some(open) = reach.record::<OpenOrders>(&StateKey::open_orders(actor, operation.market)) else {
        return;
    };
    open.orders.iter().take(usize::from(operation.most)).for_each(|id| leaving(*id, reach));
}

/// What an order takes with it when it leaves the book.
fn leaving(id: OrderId, reach: &mut Reach) {
    let key = StateKey::order(id);
    reach.key(key);
    let Some(order) = reach.record::<Order>(&key) else { return };
    reach.key(StateKey::market(order.market));
    reach.key(StateKey::open_orders(&order.owner, order.market));
    reach.key(StateKey::level(order.market, order.side, order.price));
    [order.prev, order.next].into_iter().flatten().for_each(|id| reach.key(StateKey::order(id)));
    nodes(order.market, order.side, order.price, reach);
    reach.payee(&order.owner, order.asset);
    let Some(market) = reach.record::<Market>(&StateKey::market(order.market)) else { return };
    traders(&order.owner, market, reach);
    if market.ladder(order.side).best == Some(order.price) {
        Walk { reach, id: order.market, market, side: order.side }.next(order.price);
    }
}

/// An account and both assets of a market.
fn traders(account: &Address, market: &Market, reach: &mut Reach) {
    reach.payee(account, market.base);
    reach.payee(account, market.quote);
}

fn nodes(market: MarketId, side: Side, price: u32, reach: &mut Reach) {
    (1..=LADDER_DEPTH).for_each(|depth| reach.key(StateKey::node(market, side, depth, price)));
}

/// A walk through one side of a book, as far as it is loaded.
struct Walk<'a, 'b> {
    reach: &'a mut Reach<'b>,
    id: MarketId,
    market: &'b Market,
    side: Side,
}

impl Walk<'_, '_> {
    /// The orders that a taker with the limit `limit` meets, `most` of them, and the price after them.
    fn path(&mut self, limit: u32, taker: Side, most: u8) {
        let mut left = u64::from(most);
        let mut at = self.market.ladder(self.side).best;
        while let Some(price) = at
            && taker.takes(limit, price)
            && left > 0
        {
            nodes(self.id, self.side, price, self.reach);
            left -= self.level(price, left);
            at = self.next(price);
        }
    }

    /// The first `most` orders at a price; says how many there are, as far as is known.
    fn level(&mut self, price: u32, most: u64) -> u64 {
        let key = StateKey::level(self.id, self.side, price);
        self.reach.key(key);
        let Some(level) = self.reach.record::<Level>(&key) else { return 1 };
        let count = level.orders.min(most);
        let mut at = Some(level.head);
        for _ in 0..count {
            let Some(id) = at else { break };
            let key = StateKey::order(id);
            self.reach.key(key);
            let Some(order) = self.reach.record::<Order>(&key) else { break };
            traders(&order.owner, self.market, self.reach);
            self.reach.key(StateKey::open_orders(&order.owner, self.id));
            at = order.next;
        }
        // The one after them becomes the first.
        if let Some(next) = at {
            self.reach.key(StateKey::order(next));
        }
        count
    }

    /// The price after `price`, when the tree is loaded that far.
    fn next(&mut self, price: u32) -> Option<u32> {
        let places = price.to_be_bytes();
        for depth in (0..=LADDER_DEPTH).rev() {
            let Some(place) = self.bits(depth, price)?.next(self.side, places[depth]) else { continue };
            let mut next = [0; 4];
            next[..depth].copy_from_slice(&places[..depth]);
            next[depth] = place;
            for below in depth + 1..=LADDER_DEPTH {
                next[below] = self.bits(below, u32::from_be_bytes(next))?.first(self.side)?;
            }
            return Some(u32::from_be_bytes(next));
        }
        None
    }

    fn bits(&mut self, depth: usize, price: u32) -> Option<Bits> {
        if depth == 0 {
            return Some(self.market.ladder(self.side).root);
        }
        let key = StateKey::node(self.id, self.side, depth, price);
        self.reach.key(key);
        self.reach.record::<Node>(&key).map(|node| node.bits)
    }
}
