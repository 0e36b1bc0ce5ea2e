//! Cancelling an order: by its owner at any time, by anyone once it can trade no more. The escrow goes home whatever
//! binds its asset meanwhile.

use super::{
    book::{self, Book},
    maker, trader,
};
use crate::{balance, stop::Halt, turn::Turn};
use tally_types::{
    Event, Place, Refusal,
    exchange::{Cancelled, Order, OrderCancelled, OrderId, OrderOnly},
};

pub(crate) fn apply(turn: &mut Turn, operation: &OrderOnly) -> Result<(), Halt> {
    let (book, order) = check(turn, operation.order)?;
    commit(turn, operation.order, book, order)
}

fn check(turn: &Turn, id: OrderId) -> Result<(Book, Order), Halt> {
    let order = book::find(turn, id)?.clone();
    let book = Book::open(turn.overlay, order.market)?;
    let holding = balance::of(turn.overlay, &order.owner, order.asset)?;
    holding.check_arrival(turn.overlay, order.escrow)?;
    if turn.actor != order.owner && !is_anyones(turn, &book, &order)? {
        return Err(Refusal::NotOrderOwner.into());
    }
    Ok((book, order))
}

/// Whether the order can trade no more.
fn is_anyones(turn: &Turn, book: &Book, order: &Order) -> Result<bool, Halt> {
    Ok(order.parked || maker::has_expired(turn, order) || maker::is_barred(turn, book, order)?)
}

fn commit(turn: &mut Turn, id: OrderId, mut book: Book, order: Order) -> Result<(), Halt> {
    let cancelled = take_out(turn, &mut book, id, &order)?;
    let Order { market, owner, asset, escrow, .. } = order;
    trader::give(turn, &owner, asset, escrow)?;
    turn.moved(book.place(), Place::Account(owner), asset, escrow);
    book.close(turn.overlay);
    turn.happened(Event::OrderCancelled(OrderCancelled { market, owner, cancelled }));
    Ok(())
}

/// Deletes an order, in the book or parked; its escrow is for the caller.
pub(super) fn take_out(
    turn: &mut Turn,
    book: &mut Book,
    id: OrderId,
    order: &Order,
) -> Result<Cancelled, Halt> {
    if !order.parked {
        book.leave(turn.overlay, order)?;
    }
    book.forget(turn.overlay, id, order)?;
    let Order { side, price, lots, parked, .. } = *order;
    Ok(Cancelled { order: id, side, price, lots, parked })
}
