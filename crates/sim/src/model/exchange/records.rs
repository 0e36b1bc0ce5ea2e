//! The exchange as the ledger would store it: all but the terms follows from the orders that stand.

use super::{super::state::Model, Market, Open};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, StateKey,
    bytes::Bytes,
    codec::Encode as _,
    exchange::{self, Bits, Ladder, Level, MarketId, Node, OpenOrders, OrderId, Pair, Side},
    wire::List,
};

type Records = BTreeMap<StateKey, Bytes>;

impl Model {
    pub fn exchange_records(&self, records: &mut Records) {
        for (id, market) in &self.markets {
            records.insert(StateKey::market(*id), self.market_record(*id, market).encode());
            for side in [Side::Buy, Side::Sell] {
                self.side_records(*id, side, records);
            }
        }
        for ((base, quote), market) in &self.pairs {
            records.insert(StateKey::pair(*base, *quote), Pair { market: *market }.encode());
        }
        let mut lists: BTreeMap<(Address, MarketId), Vec<OrderId>> = BTreeMap::new();
        for order in &self.orders {
            records.insert(StateKey::order(order.id), self.order_record(order).encode());
            lists.entry((order.owner, order.market)).or_default().push(order.id);
        }
        for ((owner, market), orders) in lists {
            let orders = List::new(orders).expect("256 at most");
            records.insert(StateKey::open_orders(&owner, market), OpenOrders { orders }.encode());
        }
    }

    fn market_record(&self, id: MarketId, market: &Market) -> exchange::Market {
        let ladder = |side| {
            let mut root = [0; 32];
            self.book(id, side).iter().for_each(|order| set(&mut root, order.price.to_be_bytes()[0]));
            Ladder { best: self.best(id, side), root: Bits { bytes: root } }
        };
        exchange::Market {
            base: market.base,
            quote: market.quote,
            tick: Amount(market.tick),
            lot: Amount(market.lot),
            opener: market.opener,
            traded_ms: market.traded_ms,
            replaced: market.replaced,
            bids: ladder(Side::Buy),
            asks: ladder(Side::Sell),
            for_opener: Amount(market.for_opener),
            for_pot: Amount(market.for_pot),
        }
    }

    /// Levels and nodes.
    fn side_records(&self, id: MarketId, side: Side, records: &mut Records) {
        let mut nodes: BTreeMap<StateKey, [u8; 32]> = BTreeMap::new();
        for order in self.book(id, side) {
            let level = self.at_price(order);
            let record = Level {
                lots: level.iter().map(|order| u128::from(order.lots)).sum(),
                orders: level.len() as u64,
                head: level[0].id,
                tail: level[level.len() - 1].id,
            };
            records.insert(StateKey::level(id, side, order.price), record.encode());
            for depth in 1..4 {
                let bits = nodes.entry(StateKey::node(id, side, depth, order.price)).or_default();
                set(bits, order.price.to_be_bytes()[depth]);
            }
        }
        records.extend(nodes.into_iter().map(|(key, bytes)| (key, Node { bits: Bits { bytes } }.encode())));
    }

    /// The orders that stand where this one does, oldest first.
    fn at_price(&self, order: &Open) -> Vec<&Open> {
        let mut book = self.book(order.market, order.side);
        book.retain(|other| other.price == order.price);
        book
    }

    fn order_record(&self, order: &Open) -> exchange::Order {
        let level = if order.parked { Vec::new() } else { self.at_price(order) };
        let before = level.iter().filter(|other| other.id < order.id).map(|other| other.id);
        let after = level.iter().filter(|other| other.id > order.id).map(|other| other.id);
        exchange::Order {
            market: order.market,
            owner: order.owner,
            side: order.side,
            price: order.price,
            lots: order.lots,
            filled: order.filled,
            asset: self.markets[&order.market].gives(order.side),
            escrow: Amount(order.escrow),
            fee_bps: order.fee_bps,
            until_ms: order.until_ms,
            client_id: order.client_id,
            prev: before.max(),
            next: after.min(),
            parked: order.parked,
        }
    }
}

/// Bit *b* is bit *b* mod 8 of byte *b* ÷ 8, the lowest first.
fn set(bits: &mut [u8; 32], place: u8) {
    bits[usize::from(place / 8)] |= 1 << (place % 8);
}
