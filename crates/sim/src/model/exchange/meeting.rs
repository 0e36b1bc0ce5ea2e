//! Meeting orders that stand, one after another, by the page's four steps.

use super::{fee_of, market_gives, units, value};
use crate::model::execute::Turn;
use tally_types::{Address, Amount, AssetId, Place, Refusal, exchange::*};

/// How much a taker takes.
#[derive(Clone, Copy)]
pub enum Size {
    Lots(u64),
    /// Lots for at most this much.
    Value(u128),
}

/// Who takes, and what.
pub struct Taker {
    pub market: MarketId,
    pub side: Side,
    pub price: u32,
    pub size: Size,
    pub only_clears: bool,
}

impl Taker {
    pub fn takes(&self, price: u32) -> bool {
        if self.side == Side::Buy { price <= self.price } else { price >= self.price }
    }
}

/// What it took.
#[derive(Default)]
pub struct Taken {
    pub lots: u64,
    pub value: u128,
    pub units: u128,
    pub maker_fees: u128,
    pub fills: Vec<Fill>,
    pub dropped: Vec<Dropped>,
}

impl Turn<'_> {
    /// Meets orders until a step says to stop; `most` counts down.
    pub fn meet(&mut self, taker: &Taker, most: &mut u8) -> Result<Taken, Refusal> {
        let market = self.model.markets[&taker.market].clone();
        let mut taken = Taken::default();
        while *most > 0 {
            let Some(price) = self.model.best(taker.market, taker.side.opposite()) else { break };
            let wanted = match taker.size {
                Size::Lots(lots) => lots - taken.lots,
                Size::Value(most) => {
                    let each = value(&market, price, 1).map_or(0, |each| (most - taken.value) / each);
                    u64::try_from(each).unwrap_or(u64::MAX)
                }
            };
            if !taker.takes(price) || wanted == 0 {
                break;
            }
            let id = self.model.oldest(taker.market, taker.side.opposite(), price);
            let order = self.model.orders[&id].clone();
            if let Some(reason) = self.reason_to_drop(&market, &order)? {
                taken.dropped.push(self.send_away(id, &order, reason)?);
            } else if taker.only_clears {
                break;
            } else {
                self.trade(&market, &mut taken, id, order, wanted)?;
            }
            *most -= 1;
        }
        Ok(taken)
    }

    fn reason_to_drop(&mut self, market: &Market, order: &Order) -> Result<Option<DropReason>, Refusal> {
        if order.until_ms.is_some_and(|until_ms| self.now.time_ms > until_ms) {
            return Ok(Some(DropReason::Expired));
        }
        if order.owner == self.actor {
            return Ok(Some(DropReason::Own));
        }
        let receives = market_gives(market, order.side.opposite());
        let barred = self.is_barred(&order.owner, market)? || !self.model.has_room(&order.owner, receives);
        Ok(barred.then_some(DropReason::Barred))
    }

    fn send_away(&mut self, id: OrderId, order: &Order, reason: DropReason) -> Result<Dropped, Refusal> {
        let parked = !self.model.has_room(&order.owner, order.asset);
        if parked {
            self.model.orders.get_mut(&id).expect("it stands").parked = true;
        } else {
            self.model.orders.remove(&id);
            self.arrive(&order.owner, order.asset, order.escrow.0)?;
            self.moved(Place::Market(order.market), Place::Account(order.owner), order.asset, order.escrow.0);
        }
        let Order { owner, price, lots, .. } = *order;
        Ok(Dropped { order: id, owner, price, lots, reason, parked })
    }

    fn trade(
        &mut self,
        market: &Market,
        taken: &mut Taken,
        id: OrderId,
        mut order: Order,
        wanted: u64,
    ) -> Result<(), Refusal> {
        let lots = wanted.min(order.lots);
        let too_much = Refusal::InsufficientFunds;
        let value_of = |lots| value(market, order.price, lots).ok_or(too_much);
        let traded = value_of(lots)?;
        let before = fee_of(value_of(order.filled)?, order.fee_bps);
        let fee = fee_of(value_of(order.filled + lots)?, order.fee_bps) - before;
        let base = units(market, lots).ok_or(too_much)?;
        let (asset, gets) = match order.side {
            Side::Buy => (market.base, base),
            Side::Sell => (market.quote, traded - fee),
        };
        self.arrive(&order.owner, asset, gets)?;
        if gets > 0 {
            self.moved(Place::Account(self.actor), Place::Account(order.owner), asset, gets);
        }
        order.escrow.0 -= if order.side == Side::Buy { traded + fee } else { base };
        order.lots -= lots;
        order.filled += lots;
        taken.lots += lots;
        taken.value = taken.value.checked_add(traded).ok_or(too_much)?;
        taken.units = taken.units.checked_add(base).ok_or(too_much)?;
        taken.maker_fees += fee;
        let Order { owner, price, .. } = order;
        taken.fills.push(Fill { order: id, owner, price, lots, fee: Amount(fee) });
        if order.lots == 0 {
            self.model.orders.remove(&id);
        } else {
            self.model.orders.insert(id, order);
        }
        Ok(())
    }

    /// What comes from a market counts as accepted; nothing leaves no trace.
    pub fn arrive(&mut self, to: &Address, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if amount == 0 { Ok(()) } else { self.model.credit(to, asset, amount, true) }
    }
}
