//! What each record of the exchange says by itself, and how it may change.

use super::{
    super::{
        Broken,
        kind::{Holding, Kind, Pair as Sides, address_of, number_of},
    },
    broken,
};
use tally_types::{
    Address, AssetId, Place, StateKey,
    exchange::{Level, Market, MarketId, Node, OpenOrders, Order, OrderId, Pair, Side},
};

/// A market, a side and a price, as the bytes of a key.
pub(in super::super) type Rung = [u8; 14];

fn market_of(key: &StateKey, start: usize) -> MarketId {
    MarketId(number_of(key, start))
}

fn rung_of(key: &StateKey) -> Rung {
    let mut rung = [0; 14];
    rung.copy_from_slice(&key.0[1..15]);
    rung
}

fn side_of(byte: u8) -> Option<Side> {
    Side::ALL.get(usize::from(byte)).copied()
}

impl Kind for Market {
    type Id = MarketId;

    fn id(key: &StateKey) -> MarketId {
        market_of(key, 1)
    }

    fn key(&self, id: &MarketId) -> Option<StateKey> {
        Some(StateKey::market(*id))
    }

    fn holdings(&self, id: &MarketId) -> impl Iterator<Item = Holding> {
        let place = Place::Market(*id);
        [self.for_opener, self.for_pot].into_iter().map(move |due| (place, self.quote, due))
    }

    fn shape(&self, id: &MarketId) -> Result<(), Broken> {
        let key = StateKey::market(*id);
        if self.tick.is_zero() || self.lot.is_zero() || self.base == self.quote {
            return broken(key, "a market in which nothing can trade");
        }
        let crossed = self.bids.best.zip(self.asks.best).is_some_and(|(bid, ask)| bid >= ask);
        if crossed { broken(key, "a bid at or above an ask") } else { Ok(()) }
    }

    fn history(id: &MarketId, sides: &Sides<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&sides.before, &sides.after) else {
            return if sides.after.is_some() {
                Ok(())
            } else {
                broken(StateKey::market(*id), "a market went away")
            };
        };
        let terms = |market: &Self| (market.base, market.quote, market.tick, market.lot, market.opener);
        let goes_on = before.traded_ms <= after.traded_ms && before.replaced <= after.replaced;
        if terms(before) == terms(after) && goes_on {
            Ok(())
        } else {
            broken(StateKey::market(*id), "something of a market that never changes did")
        }
    }
}

impl Kind for Pair {
    type Id = (AssetId, AssetId);

    fn id(key: &StateKey) -> Self::Id {
        (AssetId(number_of(key, 1)), AssetId(number_of(key, 9)))
    }

    fn key(&self, (base, quote): &Self::Id) -> Option<StateKey> {
        Some(StateKey::pair(*base, *quote))
    }

    fn history((base, quote): &Self::Id, sides: &Sides<Self>) -> Result<(), Broken> {
        let market = |pair: &Option<Self>| pair.as_ref().map(|pair| pair.market);
        if market(&sides.before) < market(&sides.after) {
            Ok(())
        } else {
            broken(StateKey::pair(*base, *quote), "a pair lost its market or went back to an older one")
        }
    }
}

impl Kind for Order {
    type Id = OrderId;

    fn id(key: &StateKey) -> OrderId {
        OrderId(number_of(key, 1))
    }

    fn key(&self, id: &OrderId) -> Option<StateKey> {
        Some(StateKey::order(*id))
    }

    fn holdings(&self, _: &OrderId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Market(self.market), self.asset, self.escrow))
    }

    fn shape(&self, id: &OrderId) -> Result<(), Broken> {
        let is_linked = self.prev.is_some() || self.next.is_some();
        if self.price == 0 || self.lots == 0 || self.escrow.is_zero() || self.parked && is_linked {
            return broken(StateKey::order(*id), "an order that cannot stand");
        }
        Ok(())
    }

    fn history(id: &OrderId, sides: &Sides<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&sides.before, &sides.after) else { return Ok(()) };
        let terms = |order: &Self| {
            let Order { market, owner, side, price, asset, fee_bps, until_ms, client_id, .. } = *order;
            let asked = u128::from(order.lots) + u128::from(order.filled);
            (market, owner, side, price, asset, fee_bps, until_ms, client_id, asked)
        };
        let goes_on =
            before.filled <= after.filled && before.escrow >= after.escrow && before.parked <= after.parked;
        if terms(before) == terms(after) && goes_on {
            Ok(())
        } else {
            broken(StateKey::order(*id), "something of an order that never changes did")
        }
    }
}

impl Kind for Level {
    type Id = Rung;

    fn id(key: &StateKey) -> Rung {
        rung_of(key)
    }

    fn key(&self, rung: &Rung) -> Option<StateKey> {
        let mut key = StateKey([0; 32]);
        key.0[1..15].copy_from_slice(rung);
        let price = u32::from_be_bytes([rung[9], rung[10], rung[11], rung[12]]);
        Some(StateKey::level(market_of(&key, 1), side_of(rung[8])?, price))
    }

    fn shape(&self, rung: &Rung) -> Result<(), Broken> {
        let one = self.orders == 1;
        if self.orders == 0 || self.lots == 0 || one != (self.head == self.tail) {
            return broken(self.key(rung).unwrap_or(StateKey([0; 32])), "a level without orders");
        }
        Ok(())
    }
}

impl Kind for Node {
    type Id = Rung;

    fn id(key: &StateKey) -> Rung {
        rung_of(key)
    }

    fn key(&self, rung: &Rung) -> Option<StateKey> {
        let mut key = StateKey([0; 32]);
        key.0[1..15].copy_from_slice(rung);
        let depth = usize::from(rung[9]);
        let prefix = u32::from_be_bytes([rung[10], rung[11], rung[12], rung[13]]);
        let is_one = (1..=3).contains(&depth) && !self.bits.is_empty();
        let side = side_of(rung[8])?;
        is_one.then(|| StateKey::node(market_of(&key, 1), side, depth, prefix))
    }
}

impl Kind for OpenOrders {
    type Id = (Address, MarketId);

    fn id(key: &StateKey) -> Self::Id {
        (address_of(key), market_of(key, 21))
    }

    fn key(&self, (owner, market): &Self::Id) -> Option<StateKey> {
        (!self.orders.is_empty()).then(|| StateKey::open_orders(owner, *market))
    }

    fn shape(&self, (owner, market): &Self::Id) -> Result<(), Broken> {
        if !self.orders.windows(2).all(|pair| pair[0] < pair[1]) {
            return broken(StateKey::open_orders(owner, *market), "orders that are not sorted");
        }
        Ok(())
    }
}
