//! What becomes of an open order that is met: it trades, or it leaves the book.
//!
//! Invariant: nothing about an open order's owner stops the market. Who may not trade is dropped; whose escrow cannot go
//! home keeps it in a parked order.

use super::{
    book::{self, Book},
    trader,
};
use crate::{balance, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Place, Refusal,
    exchange::{DropReason, Dropped, Fill, Order, OrderId, Side},
};

/// What a trade moved.
pub(super) struct Trade {
    pub(super) fill: Fill,
    pub(super) value: Amount,
    pub(super) units: Amount,
}

/// Why the order may not trade now, if it may not.
pub(super) fn reason_to_drop(turn: &Turn, book: &Book, order: &Order) -> Result<Option<DropReason>, Halt> {
    if has_expired(turn, order) {
        return Ok(Some(DropReason::Expired));
    }
    if order.owner == turn.actor {
        return Ok(Some(DropReason::Own));
    }
    let has_room = trader::has_room(turn, &order.owner, book.market.receives(order.side))?;
    let barred = !has_room || is_barred(turn, book, order)?;
    Ok(barred.then_some(DropReason::Barred))
}

pub(super) fn has_expired(turn: &Turn, order: &Order) -> bool {
    order.until_ms.is_some_and(|until_ms| turn.block.time_ms > until_ms)
}

/// Whether the order's owner is frozen or not on the list for one of the market's assets.
pub(super) fn is_barred(turn: &Turn, book: &Book, order: &Order) -> Result<bool, Halt> {
    let bar = |asset: AssetId| trader::bar(turn, &order.owner, asset);
    Ok(bar(book.market.base)?.is_some() || bar(book.market.quote)?.is_some())
}

/// Takes an order out of the book; its escrow goes home, or stays with it when there is no room for it.
pub(super) fn drop(
    turn: &mut Turn,
    book: &mut Book,
    id: OrderId,
    mut order: Order,
    reason: DropReason,
) -> Result<Dropped, Halt> {
    book.leave(turn.overlay, &order)?;
    let Order { owner, price, lots, asset, escrow, .. } = order;
    let parked = !trader::has_room(turn, &owner, asset)?;
    if parked {
        (order.prev, order.next, order.parked) = (None, None, true);
        book::write(turn.overlay, id, order)?;
    } else {
        trader::give(turn, &owner, asset, escrow)?;
        turn.moved(book.place(), Place::Account(owner), asset, escrow);
        book.forget(turn.overlay, id, &order)?;
    }
    Ok(Dropped { order: id, owner, price, lots, reason, parked })
}

/// Trades `lots` of an order that may trade with the actor, at the order's price. What the actor gives to the owner is
/// told; the rest of the actor's side is for the caller.
pub(super) fn fill(
    turn: &mut Turn,
    book: &mut Book,
    id: OrderId,
    mut order: Order,
    lots: u64,
) -> Result<Trade, Halt> {
    let Order { owner, side, price, filled, fee_bps, .. } = order;
    let market = &book.market;
    // More than there can be is more than the actor has.
    let value = market.value(price, lots).ok_or(Refusal::InsufficientFunds)?;
    let units = market.units(lots).ok_or(Refusal::InsufficientFunds)?;
    let fee = market.maker_fee(price, filled, lots, fee_bps).expect("the order's value was checked");
    let (spent, received) = match side {
        Side::Buy => (value.checked_add(fee), units),
        Side::Sell => (Some(units), value.checked_sub(fee).expect("a fee is at most the value")),
    };
    order.escrow =
        spent.and_then(|spent| order.escrow.checked_sub(spent)).expect("the escrow covers the order");
    let asset = market.receives(side);
    // The owner has what it has: when the sum passes what any ledger can hold, it is the actor who has too little.
    balance::of(turn.overlay, &owner, asset)?.plus(received).map_err(|_| Refusal::InsufficientFunds)?;
    trader::give(turn, &owner, asset, received)?;
    if !received.is_zero() {
        turn.moved(Place::Account(turn.actor), Place::Account(owner), asset, received);
    }
    if lots == order.lots {
        book.leave(turn.overlay, &order)?;
        book.forget(turn.overlay, id, &order)?;
    } else {
        order.lots -= lots;
        order.filled += lots;
        book.shrink(turn.overlay, id, order, lots)?;
    }
    book.market.traded_ms = turn.block.time_ms;
    Ok(Trade { fill: Fill { order: id, owner, price, lots, fee }, value, units })
}
