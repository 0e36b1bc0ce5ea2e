//! What the set of orders says of a book, and cancelling.

use crate::model::{execute::Turn, state::Model};
use tally_types::{Address, AssetId, Event, Place, Refusal, exchange::*, wire::List};

/// Assets an account can hold: eight, and the others.
const MAX_ASSETS: usize = 8 + 65_535;

impl Model {
    /// The best price at which an order stands.
    pub fn best(&self, market: MarketId, side: Side) -> Option<u32> {
        let prices = self.standing(market, side).map(|(_, order)| order.price);
        if side == Side::Buy { prices.max() } else { prices.min() }
    }

    /// The oldest order at a price.
    pub fn oldest(&self, market: MarketId, side: Side, price: u32) -> OrderId {
        let mut queue = self.standing(market, side).filter(|(_, order)| order.price == price);
        *queue.next().expect("an order stands at the best price").0
    }

    fn standing(&self, market: MarketId, side: Side) -> impl Iterator<Item = (&OrderId, &Order)> {
        self.orders
            .iter()
            .filter(move |(_, order)| order.market == market && order.side == side && !order.parked)
    }

    /// The account's orders in the market, parked ones included.
    pub fn open_orders(&self, owner: &Address, market: MarketId) -> Vec<OrderId> {
        let own = |(_, order): &(&OrderId, &Order)| order.owner == *owner && order.market == market;
        self.orders.iter().filter(own).map(|(id, _)| *id).collect()
    }

    /// Whether the account has an entry for the asset or can get one.
    pub fn has_room(&self, account: &Address, asset: AssetId) -> bool {
        let account = self.account(account);
        account.balance(asset).is_some()
            || account.inline.len() < 8
            || account.inline.len() + account.spilled.len() < MAX_ASSETS
    }
}

impl Turn<'_> {
    pub fn cancel_order(&mut self, it: &OrderOnly) -> Result<(), Refusal> {
        let order = self.model.orders.get(&it.order).cloned().ok_or(Refusal::UnknownOrder)?;
        if !self.model.has_room(&order.owner, order.asset) {
            return Err(Refusal::TooManyBalances);
        }
        let market = self.model.markets[&order.market].clone();
        let is_late = order.until_ms.is_some_and(|until_ms| self.now.time_ms > until_ms);
        let is_dead = is_late || order.parked || self.is_barred(&order.owner, &market)?;
        if order.owner != self.actor && !is_dead {
            return Err(Refusal::NotOrderOwner);
        }
        self.model.orders.remove(&it.order);
        self.arrive(&order.owner, order.asset, order.escrow.0)?;
        self.moved(Place::Market(order.market), Place::Account(order.owner), order.asset, order.escrow.0);
        let cancelled = cancelled(it.order, &order);
        let event = OrderCancelled { market: order.market, owner: order.owner, cancelled };
        self.events.push(Event::OrderCancelled(event));
        Ok(())
    }

    pub fn cancel_all(&mut self, it: &CancelAll) -> Result<(), Refusal> {
        let market = self.model.markets.get(&it.market).cloned().ok_or(Refusal::UnknownMarket)?;
        let owner = self.actor;
        let mut ids = self.model.open_orders(&owner, it.market);
        if ids.is_empty() {
            return Err(Refusal::UnknownOrder);
        }
        let remain = ids.len().saturating_sub(usize::from(it.most)) as u16;
        ids.truncate(usize::from(it.most));
        let orders: Vec<(OrderId, Order)> =
            ids.into_iter().map(|id| (id, self.model.orders.remove(&id).expect("listed"))).collect();
        for asset in [market.base, market.quote] {
            let own = orders.iter().filter(|(_, order)| order.asset == asset);
            let sum: u128 = own.map(|(_, order)| order.escrow.0).sum();
            self.arrive(&owner, asset, sum)?;
            if sum > 0 {
                self.moved(Place::Market(it.market), Place::Account(owner), asset, sum);
            }
        }
        let gone = orders.iter().map(|(id, order)| cancelled(*id, order)).collect();
        let cancelled = List::new(gone).expect("1 to 64");
        let event = OrdersCancelled { market: it.market, owner, cancelled, remain };
        self.events.push(Event::OrdersCancelled(event));
        Ok(())
    }
}

fn cancelled(id: OrderId, order: &Order) -> Cancelled {
    let Order { side, price, lots, parked, .. } = *order;
    Cancelled { order: id, side, price, lots, parked }
}
