//! The taker's way through the open orders of the other side: best price first, oldest first, each at its own price.
//!
//! Invariant: it meets at most as many as it said, and stops where its limit, its size or its budget ends.

use super::{
    book::{self, Book},
    maker,
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{
    Amount, Refusal,
    exchange::{Dropped, Fill, Side},
};

/// How much a taker takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Size {
    Lots(u64),
    /// Lots for at most this value, its own fee aside.
    Value(Amount),
}

/// Who takes, and what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taker {
    pub(super) side: Side,
    /// The worst price.
    pub(super) price: u32,
    pub(super) size: Size,
    /// Most orders it meets.
    pub(super) most: usize,
    /// It clears what may not trade out of its way, and trades with nobody.
    pub(super) only_clears: bool,
}

/// What it took.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) lots: u64,
    pub(super) value: Amount,
    pub(super) units: Amount,
    /// The sum of the fees of the orders it met.
    pub(super) maker_fees: Amount,
    pub(super) fills: Vec<Fill>,
    pub(super) dropped: Vec<Dropped>,
}

impl Taken {
    pub(super) fn met(&self) -> usize {
        self.fills.len() + self.dropped.len()
    }

    fn add(&mut self, trade: maker::Trade) -> Result<(), Refusal> {
        let sum = |one: Amount, other| one.checked_add(other).ok_or(Refusal::InsufficientFunds);
        self.lots += trade.fill.lots;
        self.value = sum(self.value, trade.value)?;
        self.units = sum(self.units, trade.units)?;
        self.maker_fees = sum(self.maker_fees, trade.fill.fee)?;
        self.fills.push(trade.fill);
        Ok(())
    }
}

/// Whether an order stands on the other side that the taker's price takes.
pub(super) fn is_crossed(book: &Book, taker: &Taker) -> bool {
    next_price(book, taker).is_some()
}

pub(super) fn run(turn: &mut Turn, book: &mut Book, taker: &Taker) -> Result<Taken, Halt> {
    let (mut taken, mut scouted) = (Taken::default(), None);
    while taken.met() < taker.most {
        let Some(price) = next_price(book, taker) else { break };
        let wanted = wanted(book, taker, &taken, price);
        if wanted == 0 {
            break;
        }
        if scouted != Some(price) {
            let most = if taker.only_clears { 1 } else { taker.most - taken.met() };
            scout(turn, book, taker, price, wanted, most)?;
            scouted = Some(price);
        }
        let id = book.oldest(turn.overlay, taker.side.opposite(), price)?;
        let order = book::find(turn, id)?.clone();
        if let Some(reason) = maker::reason_to_drop(turn, book, &order)? {
            taken.dropped.push(maker::drop(turn, book, id, order, reason)?);
            continue;
        }
        if taker.only_clears {
            break;
        }
        let lots = wanted.min(order.lots);
        taken.add(maker::fill(turn, book, id, order, lots)?)?;
    }
    Ok(taken)
}

/// Looks along the queue of a price before anything is done there. A queue that is not loaded tells its next order only
/// with the one before it: were orders traded with on the way to it, they would be traded with once for each.
fn scout(turn: &Turn, book: &Book, taker: &Taker, price: u32, wanted: u64, most: usize) -> Result<(), Halt> {
    let mut left = wanted;
    let mut at = Some(book.oldest(turn.overlay, taker.side.opposite(), price)?);
    for _ in 0..most {
        let Some(id) = at else { break };
        let order = book::find(turn, id)?;
        left = left.saturating_sub(order.lots);
        if left == 0 {
            break;
        }
        at = order.next;
    }
    Ok(())
}

fn next_price(book: &Book, taker: &Taker) -> Option<u32> {
    book.market.ladder(taker.side.opposite()).best.filter(|best| taker.side.takes(taker.price, *best))
}

/// How many lots it still takes at `price`.
fn wanted(book: &Book, taker: &Taker, taken: &Taken, price: u32) -> u64 {
    match taker.size {
        Size::Lots(lots) => lots - taken.lots,
        Size::Value(most) => {
            let left = most.0 - taken.value.0;
            let lots = book.market.value(price, 1).map_or(0, |each| left / each.0);
            u64::try_from(lots).unwrap_or(u64::MAX)
        }
    }
}
