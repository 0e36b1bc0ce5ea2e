//! Books as the ledger would store them: all from the set of orders.

use crate::model::state::Model;
use std::collections::BTreeMap;
use tally_types::{StateKey, bytes::Bytes, codec::Encode as _, exchange::*, wire::List};

type Records = BTreeMap<StateKey, Bytes>;

impl Model {
    /// The records of all markets and orders.
    pub fn exchange_records(&self, records: &mut Records) {
        for (id, market) in &self.markets {
            let ladder = |side| Ladder { best: self.best(*id, side), root: Bits { bytes: [0; 32] } };
            let mut market = Market { bids: ladder(Side::Buy), asks: ladder(Side::Sell), ..market.clone() };
            self.levels(*id, &mut market, records);
            records.insert(StateKey::market(*id), market.encode());
        }
        for ((base, quote), market) in &self.pairs {
            records.insert(StateKey::pair(*base, *quote), Pair { market: *market }.encode());
        }
        let mut open: BTreeMap<_, Vec<OrderId>> = BTreeMap::new();
        for (id, order) in &self.orders {
            open.entry((order.owner, order.market)).or_default().push(*id);
            if order.parked {
                records.insert(StateKey::order(*id), order.encode());
            }
        }
        for ((owner, market), ids) in open {
            let open = OpenOrders { orders: List::new(ids).expect("256 at most") };
            records.insert(StateKey::open_orders(&owner, market), open.encode());
        }
    }

    /// Each price's queue, its level, and its place in the tree.
    fn levels(&self, id: MarketId, market: &mut Market, records: &mut Records) {
        let mut queues: BTreeMap<(Side, u32), Vec<OrderId>> = BTreeMap::new();
        for (order_id, order) in self.orders.iter().filter(|(_, order)| order.market == id && !order.parked) {
            queues.entry((order.side, order.price)).or_default().push(*order_id);
        }
        let mut nodes: BTreeMap<StateKey, Bits> = BTreeMap::new();
        for ((side, price), queue) in queues {
            let lots = queue.iter().map(|id| u128::from(self.orders[id].lots)).sum();
            let (head, tail) = (queue[0], queue[queue.len() - 1]);
            let level = Level { lots, orders: queue.len() as u64, head, tail };
            records.insert(StateKey::level(id, side, price), level.encode());
            for (place, order_id) in queue.iter().enumerate() {
                let mut order = self.orders[order_id].clone();
                order.prev = place.checked_sub(1).map(|before| queue[before]);
                order.next = queue.get(place + 1).copied();
                records.insert(StateKey::order(*order_id), order.encode());
            }
            let bytes = price.to_be_bytes();
            let ladder = if side == Side::Buy { &mut market.bids } else { &mut market.asks };
            set(&mut ladder.root, bytes[0]);
            for (depth, byte) in bytes.into_iter().enumerate().skip(1) {
                let bits = nodes.entry(StateKey::node(id, side, depth, price));
                set(bits.or_insert(Bits { bytes: [0; 32] }), byte);
            }
        }
        records.extend(nodes.into_iter().map(|(key, bits)| (key, Node { bits }.encode())));
    }
}

fn set(bits: &mut Bits, byte: u8) {
    bits.bytes[usize::from(byte / 8)] |= 1 << (byte % 8);
}
