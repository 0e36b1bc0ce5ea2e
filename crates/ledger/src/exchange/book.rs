//! A market's open orders: entering, finding and leaving, each in a bounded number of records.
//!
//! Invariant: an order in the book is in the queue of its price, counted in its level and in its owner's list; a parked
//! one is in its owner's list only.

use super::ladder;
use crate::{
    overlay::{Overlay, Slot},
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Address, Amount, Place, Refusal, StateKey,
    exchange::{
        ExchangeParameters, Level, MAX_OPEN_ORDERS, Market, MarketId, OpenOrders, Order, OrderId, Side,
    },
};

/// A market in an operation's hands: its record is written back by [`Book::close`].
pub(super) struct Book {
    pub(super) id: MarketId,
    slot: Slot,
    pub(super) market: Market,
}

const LINKED: &str = "an order in the book is linked to orders in the book";

impl Book {
    /// The market, which may have been replaced.
    pub(super) fn open(overlay: &Overlay, id: MarketId) -> Result<Self, Halt> {
        let slot = overlay.slot(&StateKey::market(id))?;
        let market = overlay.get::<Market>(slot).ok_or(Refusal::UnknownMarket)?.clone();
        Ok(Self { id, slot, market })
    }

    /// The market, in which orders may be placed.
    pub(super) fn open_to_trade(overlay: &Overlay, id: MarketId) -> Result<Self, Halt> {
        let book = Self::open(overlay, id)?;
        if book.market.replaced { Err(Refusal::UnknownMarket.into()) } else { Ok(book) }
    }

    pub(super) fn close(self, overlay: &mut Overlay) {
        if overlay.get(self.slot) != Some(&self.market) {
            overlay.put(self.slot, Some(self.market));
        }
    }

    /// Where what its orders set aside lies.
    pub(super) fn place(&self) -> Place {
        Place::Market(self.id)
    }

    /// Shares out what was collected: the opener's part is rounded down, in the pot's favour.
    pub(super) fn collect(&mut self, parameters: &ExchangeParameters, fees: Amount) {
        let for_opener = parameters.opener_share(fees);
        let for_pot = fees.checked_sub(for_opener).expect("a share is at most the whole");
        let add = |due: &mut Amount, more| *due = due.checked_add(more).expect("fees are within the supply");
        add(&mut self.market.for_opener, for_opener);
        add(&mut self.market.for_pot, for_pot);
    }

    /// The oldest order at a price at which one stands.
    pub(super) fn oldest(&self, overlay: &Overlay, side: Side, price: u32) -> Result<OrderId, Halt> {
        let slot = overlay.slot(&StateKey::level(self.id, side, price))?;
        Ok(overlay.get::<Level>(slot).expect("the ladder's prices have levels").head)
    }

    /// Enters an order as the youngest at its price. Its owner's list has room.
    pub(super) fn enter(&mut self, overlay: &mut Overlay, id: OrderId, mut order: Order) -> Result<(), Halt> {
        let (side, price) = (order.side, order.price);
        let slot = overlay.slot(&StateKey::level(self.id, side, price))?;
        let level = match overlay.get::<Level>(slot).cloned() {
            None => {
                ladder::enter(overlay, self, side, price)?;
                Level { lots: u128::from(order.lots), orders: 1, head: id, tail: id }
            }
            Some(level) => {
                edit(overlay, level.tail, |tail| tail.next = Some(id))?;
                order.prev = Some(level.tail);
                let lots = level.lots + u128::from(order.lots);
                Level { lots, orders: level.orders + 1, tail: id, ..level }
            }
        };
        overlay.put(slot, Some(level));
        list(overlay, &order.owner, self.id, id)?;
        overlay.create(StateKey::order(id), order);
        Ok(())
    }

    /// Takes an order out of the queue of its price.
    pub(super) fn leave(&mut self, overlay: &mut Overlay, order: &Order) -> Result<(), Halt> {
        let slot = overlay.slot(&StateKey::level(self.id, order.side, order.price))?;
        let mut level = overlay.get::<Level>(slot).expect(LINKED).clone();
        if level.orders == 1 {
            overlay.put::<Level>(slot, None);
            return ladder::leave(overlay, self, order.side, order.price);
        }
        level.orders -= 1;
        level.lots -= u128::from(order.lots);
        match order.prev {
            Some(prev) => edit(overlay, prev, |prev| prev.next = order.next)?,
            None => level.head = order.next.expect(LINKED),
        }
        match order.next {
            Some(next) => edit(overlay, next, |next| next.prev = order.prev)?,
            None => level.tail = order.prev.expect(LINKED),
        }
        overlay.put(slot, Some(level));
        Ok(())
    }

    /// Writes what is left of an order of which `lots` have just traded.
    pub(super) fn shrink(
        &self,
        overlay: &mut Overlay,
        id: OrderId,
        order: Order,
        lots: u64,
    ) -> Result<(), Halt> {
        let slot = overlay.slot(&StateKey::level(self.id, order.side, order.price))?;
        let mut level = overlay.get::<Level>(slot).expect(LINKED).clone();
        level.lots -= u128::from(lots);
        overlay.put(slot, Some(level));
        write(overlay, id, order)
    }

    /// Deletes an order that has left its queue.
    pub(super) fn forget(&self, overlay: &mut Overlay, id: OrderId, order: &Order) -> Result<(), Halt> {
        let slot = overlay.slot(&StateKey::open_orders(&order.owner, self.id))?;
        let mut open = overlay.get::<OpenOrders>(slot).expect("every order is in its owner's list").clone();
        let place = open.orders.binary_search(&id).expect("every order is in its owner's list");
        open.orders.remove(place);
        overlay.put(slot, (!open.orders.is_empty()).then_some(open));
        let slot = overlay.slot(&StateKey::order(id))?;
        overlay.put::<Order>(slot, None);
        Ok(())
    }
}

/// Finds an open order.
pub(super) fn find<'a>(turn: &'a Turn, id: OrderId) -> Result<&'a Order, Halt> {
    Ok(turn.find(&StateKey::order(id), Refusal::UnknownOrder)?.1)
}

/// Writes an order that is there.
pub(super) fn write(overlay: &mut Overlay, id: OrderId, order: Order) -> Result<(), Halt> {
    let slot = overlay.slot(&StateKey::order(id))?;
    overlay.put(slot, Some(order));
    Ok(())
}

/// How many orders the account has in the market.
pub(super) fn count(overlay: &Overlay, owner: &Address, market: MarketId) -> Result<usize, Halt> {
    let slot = overlay.slot(&StateKey::open_orders(owner, market))?;
    Ok(overlay.get::<OpenOrders>(slot).map_or(0, |open| open.orders.len()))
}

fn list(overlay: &mut Overlay, owner: &Address, market: MarketId, id: OrderId) -> Result<(), Halt> {
    let slot = overlay.slot(&StateKey::open_orders(owner, market))?;
    let mut open = overlay.get::<OpenOrders>(slot).cloned().unwrap_or_default();
    // Ids ascend, so the youngest is the last.
    open.orders.push(id).unwrap_or_else(|_| panic!("the caller saw fewer than {MAX_OPEN_ORDERS} orders"));
    overlay.put(slot, Some(open));
    Ok(())
}

fn edit(overlay: &mut Overlay, id: OrderId, edit: impl FnOnce(&mut Order)) -> Result<(), Halt> {
    let slot = overlay.slot(&StateKey::order(id))?;
    let mut order = overlay.get::<Order>(slot).expect(LINKED).clone();
    edit(&mut order);
    overlay.put(slot, Some(order));
    Ok(())
}
