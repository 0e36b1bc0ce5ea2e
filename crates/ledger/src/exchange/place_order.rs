//! Placing an order: it trades with what stands against it, and what is left of it stands or is cancelled.
//!
//! Invariant: what is left stands only where it crosses nothing.

use super::{
    book::{self, Book},
    matching::{self, Size, Taken, Taker},
    trader,
};
use crate::{balance, stop::Halt, turn::Turn};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    exchange::{
        ExchangeParameters, MAX_OPEN_ORDERS, MAX_ORDER_MS, Market, Order, OrderId, OrderKind, OrderPlaced,
        PlaceOrder, Side, fee,
    },
    wire::List,
};

/// Orders that are met change as they are met: a refusal takes that back with the transaction, as everything.
pub(crate) fn apply(turn: &mut Turn, operation: &PlaceOrder) -> Result<(), Halt> {
    let mut book = Book::open_to_trade(turn.overlay, operation.market)?;
    trader::check(turn, &[book.market.base, book.market.quote])?;
    let parameters = turn.overlay.parameters()?.exchange;
    let taker = taker(operation);
    let taken = matching::run(turn, &mut book, &taker)?;
    let left = operation.lots - taken.lots;
    let crossed = left > 0 && matching::is_crossed(&book, &taker);
    let rests = if operation.kind.rests() && !crossed { left } else { 0 };
    let bill = bill(&book.market, operation, &parameters, &taken, rests)?;

    trader::pay(turn, bill.gives, bill.pays)?;
    check_arrival(turn, operation, &bill)?;
    match operation.kind {
        OrderKind::PostOnly(_) if crossed => return Err(Refusal::WouldTrade.into()),
        OrderKind::FillOrKill(_) if left > 0 => return Err(Refusal::NotFilled.into()),
        _ => {}
    }
    if rests > 0 {
        check_rest(turn, &book, operation, &parameters, rests)?;
    }

    let actor = turn.actor;
    trader::give(turn, &actor, bill.receives, bill.gets)?;
    tell(turn, &book, &bill);
    book.collect(&parameters, bill.fees);
    let id = OrderId(turn.overlay.take_id(turn.overlay.global_slot()?, |counters| &mut counters.order));
    if rests > 0 {
        let order = order(turn, operation, &bill, &parameters, rests);
        book.enter(turn.overlay, id, order)?;
    }
    book.close(turn.overlay);
    turn.happened(Event::OrderPlaced(placed(turn, operation, id, rests, bill.fee, taken)));
    Ok(())
}

fn taker(operation: &PlaceOrder) -> Taker {
    Taker {
        side: operation.side,
        price: operation.price,
        size: Size::Lots(operation.lots),
        most: usize::from(operation.most),
        only_clears: matches!(operation.kind, OrderKind::PostOnly(_)),
    }
}

/// What the order costs its owner and brings it now.
struct Bill {
    gives: AssetId,
    /// All that leaves the owner.
    pays: Amount,
    /// The part of it that goes into the market: fees, and what is set aside.
    into_market: Amount,
    escrow: Amount,
    receives: AssetId,
    gets: Amount,
    /// The owner's own fee.
    fee: Amount,
    /// All fees.
    fees: Amount,
}

fn bill(
    market: &Market,
    operation: &PlaceOrder,
    parameters: &ExchangeParameters,
    taken: &Taken,
    rests: u64,
) -> Result<Bill, Refusal> {
    // One rounding for all trades of the operation, in the pool's favour.
    let fee = fee(taken.value, parameters.taker_fee_bps);
    let sum = |one: Amount, other| one.checked_add(other).ok_or(Refusal::InsufficientFunds);
    let fees = sum(fee, taken.maker_fees)?;
    let side = operation.side;
    let escrow = market
        .escrow(side, operation.price, 0, rests, parameters.maker_fee_bps)
        .ok_or(Refusal::InsufficientFunds)?;
    let (spent, gets, into_market) = match side {
        Side::Buy => (sum(taken.value, fee)?, taken.units, sum(fees, escrow)?),
        Side::Sell => {
            (taken.units, taken.value.checked_sub(fee).expect("a fee is at most the value"), escrow)
        }
    };
    let pays = sum(spent, escrow)?;
    let (gives, receives) = (market.gives(side), market.receives(side));
    Ok(Bill { gives, pays, into_market, escrow, receives, gets, fee, fees })
}

/// Whether the owner can hold what it gets, and the order's end is within reach (312, 325, 327).
fn check_arrival(turn: &Turn, operation: &PlaceOrder, bill: &Bill) -> Result<(), Halt> {
    let holding = balance::of(turn.overlay, &turn.actor, bill.receives)?;
    holding.plus(bill.gets)?;
    let now_ms = turn.block.time_ms;
    let is_near = |until_ms| until_ms > now_ms && until_ms <= now_ms.saturating_add(MAX_ORDER_MS);
    if !operation.kind.until_ms().is_none_or(is_near) {
        return Err(Refusal::DeadlineInvalid.into());
    }
    if !bill.gets.is_zero() {
        holding.check_room(turn.overlay)?;
    }
    Ok(())
}

/// Whether what is left may stand (438, 440).
fn check_rest(
    turn: &Turn,
    book: &Book,
    operation: &PlaceOrder,
    parameters: &ExchangeParameters,
    rests: u64,
) -> Result<(), Halt> {
    if book::count(turn.overlay, &turn.actor, book.id)? >= MAX_OPEN_ORDERS {
        return Err(Refusal::TooManyOrders.into());
    }
    let as_bid = book.market.escrow(Side::Buy, operation.price, 0, rests, parameters.maker_fee_bps);
    as_bid.ok_or(Refusal::OrderTooLarge)?;
    Ok(())
}

fn tell(turn: &mut Turn, book: &Book, bill: &Bill) {
    let actor = Place::Account(turn.actor);
    if !bill.into_market.is_zero() {
        turn.moved(actor, book.place(), bill.gives, bill.into_market);
    }
    if !bill.gets.is_zero() {
        turn.moved(book.place(), actor, bill.receives, bill.gets);
    }
}

fn order(
    turn: &Turn,
    operation: &PlaceOrder,
    bill: &Bill,
    parameters: &ExchangeParameters,
    lots: u64,
) -> Order {
    let PlaceOrder { market, side, price, kind, client_id, .. } = *operation;
    Order {
        market,
        owner: turn.actor,
        side,
        price,
        lots,
        filled: 0,
        asset: bill.gives,
        escrow: bill.escrow,
        fee_bps: parameters.maker_fee_bps,
        until_ms: kind.until_ms(),
        client_id,
        prev: None,
        next: None,
        parked: false,
    }
}

fn placed(
    turn: &Turn,
    operation: &PlaceOrder,
    order: OrderId,
    rests: u64,
    fee: Amount,
    taken: Taken,
) -> OrderPlaced {
    let PlaceOrder { market, side, price, lots, client_id, .. } = *operation;
    let within = "it meets no more than it may";
    OrderPlaced {
        market,
        order,
        owner: turn.actor,
        side,
        price,
        lots,
        rests,
        client_id,
        fee,
        fills: List::new(taken.fills).expect(within),
        dropped: List::new(taken.dropped).expect(within),
    }
}
