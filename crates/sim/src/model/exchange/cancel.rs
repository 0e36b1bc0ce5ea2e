//! Orders going home.

use super::{super::execute::Turn, Open};
use tally_types::{
    Event, Place, Refusal,
    exchange::{CancelAll, Cancelled, OrderCancelled, OrderOnly, OrdersCancelled, Side},
    wire::List,
};

impl Turn<'_> {
    pub fn cancel_order(&mut self, it: &OrderOnly) -> Result<(), Refusal> {
        let order = self.model.order(it.order).cloned().ok_or(Refusal::UnknownOrder)?;
        let market = self.market(order.market)?;
        let is_over = order.parked
            || order.until_ms.is_some_and(|until_ms| self.now.time_ms > until_ms)
            || !self.model.may_trade(&order.owner, &market);
        let asset = market.gives(order.side);
        self.arrive(&order.owner, asset, order.escrow)?;
        if self.actor != order.owner && !is_over {
            return Err(Refusal::NotOrderOwner);
        }
        self.passed(Place::Market(order.market), Place::Account(order.owner), asset, order.escrow);
        self.model.orders.retain(|other| other.id != order.id);
        self.events.push(Event::OrderCancelled(OrderCancelled {
            market: order.market,
            owner: order.owner,
            cancelled: cancelled(&order),
        }));
        Ok(())
    }

    pub fn cancel_all(&mut self, it: &CancelAll) -> Result<(), Refusal> {
        let market = self.market(it.market)?;
        let all = self.model.orders_of(&self.actor, it.market);
        if all.is_empty() {
            return Err(Refusal::UnknownOrder);
        }
        let gone: Vec<Open> = all.iter().take(usize::from(it.most)).map(|order| Open::clone(order)).collect();
        let remain = all.len() - gone.len();
        for (side, asset) in [(Side::Sell, market.base), (Side::Buy, market.quote)] {
            let escrows = gone.iter().filter(|order| order.side == side).map(|order| order.escrow);
            let sum = escrows.sum();
            self.arrive(&self.actor.clone(), asset, sum)?;
            self.passed(Place::Market(it.market), Place::Account(self.actor), asset, sum);
        }
        self.model.orders.retain(|order| gone.iter().all(|other| other.id != order.id));
        self.events.push(Event::OrdersCancelled(OrdersCancelled {
            market: it.market,
            owner: self.actor,
            cancelled: List::new(gone.iter().map(cancelled).collect()).expect("1 to 64"),
            remain: remain as u16,
        }));
        Ok(())
    }
}

fn cancelled(order: &Open) -> Cancelled {
    let Open { id, side, price, lots, parked, .. } = *order;
    Cancelled { order: id, side, price, lots, parked }
}
