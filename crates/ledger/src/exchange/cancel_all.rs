//! Cancelling the actor's orders in a market, oldest first, as many as it said.

use super::{
    book::{self, Book},
    cancel_order, trader,
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Place, Refusal, StateKey,
    exchange::{CancelAll, Cancelled, OpenOrders, OrderId, OrdersCancelled},
    wire::List,
};

pub(crate) fn apply(turn: &mut Turn, operation: &CancelAll) -> Result<(), Halt> {
    let mut book = Book::open(turn.overlay, operation.market)?;
    let key = StateKey::open_orders(&turn.actor, operation.market);
    let (_, open) = turn.find::<OpenOrders>(&key, Refusal::UnknownOrder)?;
    let oldest: Vec<OrderId> = open.orders.iter().take(usize::from(operation.most)).copied().collect();
    let remain = (open.orders.len() - oldest.len()) as u16;
    let (mut cancelled, mut base, mut quote) = (Vec::with_capacity(oldest.len()), Amount::ZERO, Amount::ZERO);
    for id in oldest {
        let order = book::find(turn, id)?.clone();
        let sum = if order.asset == book.market.base { &mut base } else { &mut quote };
        *sum = sum.checked_add(order.escrow).expect("what is set aside is within the supply");
        cancelled.push(cancel_order::take_out(turn, &mut book, id, &order)?);
    }
    for (asset, amount) in [(book.market.base, base), (book.market.quote, quote)] {
        let owner = turn.actor;
        trader::give(turn, &owner, asset, amount)?;
        if !amount.is_zero() {
            turn.moved(book.place(), Place::Account(owner), asset, amount);
        }
    }
    book.close(turn.overlay);
    tell(turn, operation, cancelled, remain);
    Ok(())
}

fn tell(turn: &mut Turn, operation: &CancelAll, cancelled: Vec<Cancelled>, remain: u16) {
    let cancelled =
        List::new(cancelled).expect("an account's list has orders, and no more are taken than may be");
    let (market, owner) = (operation.market, turn.actor);
    turn.happened(Event::OrdersCancelled(OrdersCancelled { market, owner, cancelled, remain }));
}
