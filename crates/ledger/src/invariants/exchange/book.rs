//! Every book again, from its open orders.

use super::{
    super::{
        Broken,
        kind::Kind as _,
        state::{Records, State},
    },
    broken,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, StateKey,
    exchange::{Bits, Ladder, Level, Market, MarketId, Node, OpenOrders, Order, OrderId, Pair, Side},
    state::Counters,
    wire::List,
};

/// All records of the exchange.
#[derive(Default)]
pub(in super::super) struct Books {
    pub(in super::super) markets: Records<Market>,
    pub(in super::super) pairs: Records<Pair>,
    pub(in super::super) orders: Records<Order>,
    pub(in super::super) levels: Records<Level>,
    pub(in super::super) nodes: Records<Node>,
    pub(in super::super) open: Records<OpenOrders>,
}

/// The orders of each side at each price, in order of time.
type Queues<'a> = BTreeMap<(MarketId, Side, u32), Vec<(OrderId, &'a Order)>>;

pub(in super::super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    let books = &state.exchange;
    check_markets(books, counters)?;
    check_orders(books, counters)?;
    let mut queues = Queues::new();
    for (id, order) in books.orders.iter().filter(|(_, order)| !order.parked) {
        queues.entry((order.market, order.side, order.price)).or_default().push((*id, order));
    }
    check_levels(books, &queues)?;
    check_ladders(books, &queues)
}

/// Ids are given out in order, markets never go away, and each pair's market is the youngest.
fn check_markets(books: &Books, counters: &Counters) -> Result<(), Broken> {
    if books.markets.keys().map(|id| id.0).ne(0..counters.market) {
        return broken(StateKey::market(MarketId(counters.market)), "a market under an id not given out");
    }
    let mut youngest = BTreeMap::new();
    for (id, market) in &books.markets {
        youngest.insert((market.base, market.quote), *id);
    }
    let told = books.pairs.iter().map(|(assets, pair)| (*assets, pair.market));
    if !told.eq(youngest.iter().map(|(assets, id)| (*assets, *id))) {
        return broken(StateKey::market(MarketId(0)), "the pairs do not name their youngest markets");
    }
    for (id, market) in &books.markets {
        if market.replaced == (youngest[&(market.base, market.quote)] == *id) {
            return broken(StateKey::market(*id), "a market both replaced and its pair's, or neither");
        }
    }
    Ok(())
}

/// Each order sets aside what it can still cost, and is in its owner's list.
fn check_orders(books: &Books, counters: &Counters) -> Result<(), Broken> {
    let mut lists: BTreeMap<(Address, MarketId), Vec<OrderId>> = BTreeMap::new();
    for (id, order) in &books.orders {
        let key = StateKey::order(*id);
        let Some(market) = books.markets.get(&order.market) else {
            return broken(key, "an order without a market");
        };
        let escrow = market.escrow(order.side, order.price, order.filled, order.lots, order.fee_bps);
        if Some(order.escrow) != escrow || order.asset != market.gives(order.side) {
            return broken(key, "its escrow is not what it can still cost");
        }
        if id.0 >= counters.order {
            return broken(key, "an order under an id not given out");
        }
        lists.entry((order.owner, order.market)).or_default().push(*id);
    }
    let expected = lists.into_iter().map(|(owner, ids)| (owner, List::new(ids)));
    let found = books.open.iter().map(|(owner, open)| (*owner, Some(open.orders.clone())));
    if !found.eq(expected) {
        return broken(StateKey([0; 32]), "the lists of open orders are not those of the orders");
    }
    Ok(())
}

/// The queues are linked in order of time, and counted.
fn check_levels(books: &Books, queues: &Queues) -> Result<(), Broken> {
    if books.levels.len() != queues.len() {
        return broken(StateKey([0; 32]), "levels without orders, or orders without a level");
    }
    for ((market, side, price), queue) in queues {
        let key = StateKey::level(*market, *side, *price);
        let (Some((head, _)), Some((tail, _))) = (queue.first(), queue.last()) else { continue };
        let lots = queue.iter().map(|(_, order)| u128::from(order.lots)).sum();
        let level = Level { lots, orders: queue.len() as u64, head: *head, tail: *tail };
        if books.levels.get(&Level::id(&key)) != Some(&level) {
            return broken(key, "a level is not the sum of its orders");
        }
        for (place, (id, order)) in queue.iter().enumerate() {
            let prev = place.checked_sub(1).map(|place| queue[place].0);
            let next = queue.get(place + 1).map(|(id, _)| *id);
            if (order.prev, order.next) != (prev, next) {
                return broken(StateKey::order(*id), "its neighbours are not those before and after it");
            }
        }
    }
    Ok(())
}

/// The trees hold the prices at which orders stand, and no others.
fn check_ladders(books: &Books, queues: &Queues) -> Result<(), Broken> {
    let mut nodes: BTreeMap<StateKey, Bits> = BTreeMap::new();
    let mut ladders: BTreeMap<(MarketId, Side), Ladder> = BTreeMap::new();
    for (market, side, price) in queues.keys() {
        let places = price.to_be_bytes();
        let ladder = ladders.entry((*market, *side)).or_default();
        ladder.root = ladder.root.with(places[0], true);
        // Prices ascend here: the first ask is the best, the last bid is.
        if *side == Side::Buy || ladder.best.is_none() {
            ladder.best = Some(*price);
        }
        for (depth, place) in places.into_iter().enumerate().skip(1) {
            let bits = nodes.entry(StateKey::node(*market, *side, depth, *price)).or_default();
            *bits = bits.with(place, true);
        }
    }
    let expected: BTreeMap<_, _> =
        nodes.iter().map(|(key, bits)| (Node::id(key), Node { bits: *bits })).collect();
    if expected != books.nodes {
        return broken(StateKey([0; 32]), "a tree of prices is not that of its levels");
    }
    for (id, market) in &books.markets {
        let ladder = |side| ladders.get(&(*id, side)).copied().unwrap_or_default();
        if (market.bids, market.asks) != (ladder(Side::Buy), ladder(Side::Sell)) {
            return broken(StateKey::market(*id), "its best prices are not those of its levels");
        }
    }
    Ok(())
}
