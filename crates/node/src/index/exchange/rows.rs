//! The rows of markets that a batch of blocks adds.

use super::{Candle, SPANS_MS, Trade, trades};
use crate::index::place::{LineNumber, Place};
use std::collections::{BTreeMap, BTreeSet};
use tally_types::{
    Address, Event,
    exchange::{MarketId, MarketOpened, OrderPlaced},
};

/// Which candle: its market, span and beginning.
pub type CandleKey = (MarketId, u64, u64);

/// Consecutive blocks' rows.
#[derive(Default)]
pub struct Rows {
    pub(super) markets: Vec<(MarketOpened, Place)>,
    pub(super) orders: Vec<(OrderPlaced, Place)>,
    /// Who has had orders standing in which market.
    pub(super) traders: BTreeSet<(Address, MarketId)>,
    pub(super) trades: Vec<(Place, LineNumber, Trade)>,
    pub(super) candles: BTreeMap<CandleKey, Candle>,
}

impl Rows {
    /// Adds the event of an operation at `place`.
    pub fn add(&mut self, place: Place, operation: u8, time_ms: u64, event: &Event) {
        match event {
            Event::MarketOpened(opened) => self.markets.push((*opened, place)),
            Event::OrderPlaced(placed) => {
                self.orders.push((placed.clone(), place));
                if placed.rests > 0 {
                    self.traders.insert((placed.owner, placed.market));
                }
            }
            _ => {}
        }
        for (number, trade) in trades(event).into_iter().enumerate() {
            let one = Candle::of(trade.price, trade.lots);
            for span in SPANS_MS {
                let key = (trade.market, span, time_ms - time_ms % span);
                self.candles.entry(key).and_modify(|candle| *candle = candle.then(one)).or_insert(one);
            }
            self.trades.push((place, LineNumber::new(operation, number as u32), trade));
        }
    }
}
