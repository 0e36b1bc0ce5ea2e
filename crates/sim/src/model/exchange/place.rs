//! Placing an order: it meets the other side, and what is left of it stands if its kind lets it.

use super::{
    super::execute::Turn,
    Market, Open,
    meeting::{Met, Size, Taker, satisfies},
    price,
};
use tally_types::{
    Amount, Event, Place, Refusal,
    exchange::{OrderId, OrderKind, OrderPlaced, PlaceOrder, Side},
    wire::List,
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;
const MAX_OPEN_ORDERS: usize = 256;

/// What the actor pays for its trades and its rest together, and what it receives.
struct Bill {
    pays: u128,
    into_market: u128,
    receives: u128,
    taker_fee: u128,
    /// Of the rest.
    escrow: u128,
}

impl Turn<'_> {
    pub fn place_order(&mut self, it: &PlaceOrder) -> Result<(), Refusal> {
        let market = self.market_in_use(it.market)?;
        self.check_trader(&[market.base, market.quote])?;
        let only_clears = matches!(it.kind, OrderKind::PostOnly(_));
        let size = Size::Lots(it.lots);
        let taker = Taker { market: it.market, side: it.side, worst: it.price, size, only_clears };
        let met = self.meet(&taker, &mut it.most.clone())?;
        let left = it.lots - met.lots;
        let best = self.model.best(it.market, it.side.opposite());
        let is_crossed = left > 0 && best.is_some_and(|best| satisfies(it.side, it.price, best));
        let may_rest = !matches!(it.kind, OrderKind::ImmediateOrCancel(_) | OrderKind::FillOrKill(_));
        let rests = if may_rest && !is_crossed { left } else { 0 };
        // Nobody has what no ledger can hold.
        let bill = self.bill(&market, it, &met, rests).ok_or(Refusal::InsufficientFunds)?;
        self.give(market.gives(it.side), bill.pays)?;
        self.check_until(it.kind)?;
        self.arrive(&self.actor.clone(), market.receives(it.side), bill.receives)?;
        if only_clears && is_crossed {
            return Err(Refusal::WouldTrade);
        }
        if matches!(it.kind, OrderKind::FillOrKill(_)) && left > 0 {
            return Err(Refusal::NotFilled);
        }
        if rests > 0 {
            self.check_rest(&market, it, rests)?;
        }
        let (actor, there) = (Place::Account(self.actor), Place::Market(it.market));
        self.passed(actor, there, market.gives(it.side), bill.into_market);
        self.passed(there, actor, market.receives(it.side), bill.receives);
        if !met.fills.is_empty() {
            self.traded(it.market, bill.taker_fee + met.makers_fees);
        }
        let id = self.stand(it, rests, bill.escrow);
        self.events.push(Event::OrderPlaced(OrderPlaced {
            market: it.market,
            order: id,
            owner: self.actor,
            side: it.side,
            price: it.price,
            lots: it.lots,
            rests,
            client_id: it.client_id,
            fee: Amount(bill.taker_fee),
            fills: List::new(met.fills).expect("64 at most"),
            dropped: List::new(met.dropped).expect("64 at most"),
        }));
        Ok(())
    }

    /// `None`: something passes 2¹²⁸ − 1.
    fn bill(&self, market: &Market, it: &PlaceOrder, met: &Met, rests: u64) -> Option<Bill> {
        let fees = &self.model.parameters.exchange;
        let taker_fee = price::fee(met.value, fees.taker_fee_bps);
        Some(match it.side {
            Side::Buy => {
                let value = market.value(rests, it.price)?;
                let escrow = value.checked_add(price::fee(value, fees.maker_fee_bps))?;
                let pays = met.value.checked_add(taker_fee)?.checked_add(escrow)?;
                let into_market = taker_fee + met.makers_fees + escrow;
                Bill { pays, into_market, receives: met.units, taker_fee, escrow }
            }
            Side::Sell => {
                let escrow = market.units(rests)?;
                let pays = met.units.checked_add(escrow)?;
                Bill { pays, into_market: escrow, receives: met.value - taker_fee, taker_fee, escrow }
            }
        })
    }

    fn check_until(&self, kind: OrderKind) -> Result<(), Refusal> {
        let now_ms = self.now.time_ms;
        match kind {
            OrderKind::GoodTillDate(until_ms) if until_ms <= now_ms || until_ms > now_ms + YEAR_MS => {
                Err(Refusal::DeadlineInvalid)
            }
            _ => Ok(()),
        }
    }

    fn check_rest(&self, market: &Market, it: &PlaceOrder, rests: u64) -> Result<(), Refusal> {
        if self.model.orders_of(&self.actor, it.market).len() >= MAX_OPEN_ORDERS {
            return Err(Refusal::TooManyOrders);
        }
        let value = market.value(rests, it.price).ok_or(Refusal::OrderTooLarge)?;
        let fee = price::fee(value, self.model.parameters.exchange.maker_fee_bps);
        value.checked_add(fee).map(|_| ()).ok_or(Refusal::OrderTooLarge)
    }

    /// The order takes its id, and its rest stands behind all others.
    fn stand(&mut self, it: &PlaceOrder, rests: u64, escrow: u128) -> OrderId {
        let id = OrderId(self.model.next.order);
        self.model.next.order += 1;
        let until_ms = match it.kind {
            OrderKind::GoodTillDate(until_ms) => Some(until_ms),
            _ => None,
        };
        if rests > 0 {
            self.model.orders.push(Open {
                id,
                market: it.market,
                owner: self.actor,
                side: it.side,
                price: it.price,
                lots: rests,
                filled: 0,
                escrow,
                fee_bps: self.model.parameters.exchange.maker_fee_bps,
                until_ms,
                client_id: it.client_id,
                parked: false,
            });
        }
        id
    }
}
