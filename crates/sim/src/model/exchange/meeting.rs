//! Meeting orders: the best price first, at one price the oldest.

use super::{super::execute::Turn, Open};
use tally_types::{
    Amount, Place, Refusal,
    exchange::{DropReason, Dropped, Fill, MarketId, Side},
};

/// How much a taker wants.
#[derive(Clone, Copy, Debug)]
pub enum Size {
    Lots(u64),
    Value(u128),
}

/// Who comes to meet the other side.
#[derive(Clone, Copy, Debug)]
pub struct Taker {
    pub market: MarketId,
    pub side: Side,
    pub worst: u32,
    pub size: Size,
    /// A post-only order: it drops what may not trade, and stops at what may.
    pub only_clears: bool,
}

/// What came of it, summed up.
#[derive(Clone, Debug, Default)]
pub struct Met {
    pub lots: u64,
    pub value: u128,
    pub units: u128,
    pub makers_fees: u128,
    pub fills: Vec<Fill>,
    pub dropped: Vec<Dropped>,
}

/// Whether a worst price is satisfied by what stands on the other side.
pub fn satisfies(side: Side, worst: u32, stands: u32) -> bool {
    match side {
        Side::Buy => stands <= worst,
        Side::Sell => stands >= worst,
    }
}

impl Turn<'_> {
    /// `most` counts down with every order met.
    pub fn meet(&mut self, taker: &Taker, most: &mut u8) -> Result<Met, Refusal> {
        let mut met = Met::default();
        while *most > 0 {
            let book = self.model.book(taker.market, taker.side.opposite());
            let Some(order) = book.first().map(|order| Open::clone(order)) else { break };
            if !satisfies(taker.side, taker.worst, order.price) {
                break;
            }
            let wanted = self.wanted(taker, &met, order.price);
            if wanted == 0 {
                break;
            }
            if let Some(reason) = self.reason_to_drop(&order) {
                met.dropped.push(self.drop_order(&order, reason)?);
            } else if taker.only_clears {
                break;
            } else {
                self.trade(&order, wanted.min(order.lots), &mut met)?;
            }
            *most -= 1;
        }
        Ok(met)
    }

    /// Lots that the taker still wants at this price.
    fn wanted(&self, taker: &Taker, met: &Met, price: u32) -> u64 {
        match taker.size {
            Size::Lots(lots) => lots - met.lots,
            Size::Value(value) => {
                let each = self.model.markets[&taker.market].value(1, price).expect("an order stands at it");
                u64::try_from((value - met.value) / each).unwrap_or(u64::MAX)
            }
        }
    }

    fn reason_to_drop(&self, order: &Open) -> Option<DropReason> {
        let market = &self.model.markets[&order.market];
        if order.until_ms.is_some_and(|until_ms| self.now.time_ms > until_ms) {
            Some(DropReason::Expired)
        } else if order.owner == self.actor {
            Some(DropReason::Own)
        } else if !self.model.may_trade(&order.owner, market)
            || !self.model.has_room(&order.owner, market.receives(order.side))
        {
            Some(DropReason::Barred)
        } else {
            None
        }
    }

    /// Sends the escrow home, or parks the order if its owner has no room.
    fn drop_order(&mut self, order: &Open, reason: DropReason) -> Result<Dropped, Refusal> {
        let asset = self.model.markets[&order.market].gives(order.side);
        let parked = !self.model.has_room(&order.owner, asset);
        if parked {
            self.order_mut(order).parked = true;
        } else {
            self.arrive(&order.owner, asset, order.escrow)?;
            self.passed(Place::Market(order.market), Place::Account(order.owner), asset, order.escrow);
            self.model.orders.retain(|other| other.id != order.id);
        }
        let Open { id, owner, price, lots, .. } = *order;
        Ok(Dropped { order: id, owner, price, lots, reason, parked })
    }

    /// At the price of the order that stands; its owner receives at once.
    ///
    /// The taker pays afterwards. Where a sum passes what any ledger can hold, the taker cannot have that much.
    fn trade(&mut self, order: &Open, lots: u64, met: &mut Met) -> Result<(), Refusal> {
        let too_much = Refusal::InsufficientFunds;
        let market = self.model.markets[&order.market].clone();
        let value = market.value(lots, order.price).ok_or(too_much)?;
        let units = market.units(lots).ok_or(too_much)?;
        let fee = order.fee_for(lots, &market);
        met.lots += lots;
        met.value = met.value.checked_add(value).ok_or(too_much)?;
        met.units = met.units.checked_add(units).ok_or(too_much)?;
        met.makers_fees += fee;
        let (received, spent) = match order.side {
            Side::Buy => (units, value + fee),
            Side::Sell => (value - fee, units),
        };
        let asset = market.receives(order.side);
        self.arrive(&order.owner, asset, received).map_err(|_| too_much)?;
        self.passed(Place::Account(self.actor), Place::Account(order.owner), asset, received);
        let Open { id, owner, price, .. } = *order;
        met.fills.push(Fill { order: id, owner, price, lots, fee: Amount(fee) });
        let rest = self.order_mut(order);
        rest.lots -= lots;
        rest.filled += lots;
        rest.escrow -= spent;
        self.model.orders.retain(|order| order.lots > 0);
        Ok(())
    }

    fn order_mut(&mut self, order: &Open) -> &mut Open {
        self.model.orders.iter_mut().find(|other| other.id == order.id).expect("it was met")
    }
}
