//! Candles: what traded within a span of time, as four prices and two sums.

/// Candles' spans: 1, 5 and 15 minutes, 1 and 4 hours, a day.
pub const SPANS_MS: [u64; 6] = [60_000, 300_000, 900_000, 3_600_000, 14_400_000, 86_400_000];

/// What traded within a span, prices in ticks for one lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candle {
    pub open: u32,
    pub high: u32,
    pub low: u32,
    pub close: u32,
    pub trades: u64,
    pub lots: u128,
    /// Lots times price, summed: with the market's tick, what was paid.
    pub ticks: u128,
}

impl Candle {
    /// One trade alone.
    pub fn of(price: u32, lots: u64) -> Self {
        let ticks = u128::from(price) * u128::from(lots);
        Self { open: price, high: price, low: price, close: price, trades: 1, lots: lots.into(), ticks }
    }

    /// This one with what followed it. Sums stay within 128 bits for 2³² trades of the largest kind.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            open: self.open,
            high: self.high.max(later.high),
            low: self.low.min(later.low),
            close: later.close,
            trades: self.trades.saturating_add(later.trades),
            lots: self.lots.saturating_add(later.lots),
            ticks: self.ticks.saturating_add(later.ticks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candles_join_in_order_of_time() {
        let joined = [(200, 3), (180, 1), (210, 2)].map(|(price, lots)| Candle::of(price, lots));
        let joined = joined.into_iter().reduce(Candle::then).unwrap();
        let expected =
            Candle { open: 200, high: 210, low: 180, close: 210, trades: 3, lots: 6, ticks: 1_200 };
        assert_eq!(joined, expected);
    }

    #[test]
    fn every_span_divides_the_next_but_one() {
        assert!(SPANS_MS.windows(2).all(|pair| pair[1].is_multiple_of(pair[0])));
    }
}
