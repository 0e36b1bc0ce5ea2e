//! Oracle feeds: what reporters say something costs, and the one price that follows.
//!
//! Invariants: a price is the median of at least a quorum of fresh reports, or an error; a median that jumps past the
//! feed's limit is an error until a later quorum of reports confirms it.

use crate::{
    Address, Refusal, StateKey,
    asset::{Code, MAX_DECIMALS, is_code},
    state,
    wire::List,
};

/// Most reporters of a feed.
pub const MAX_REPORTERS: usize = 32;
/// Shortest heartbeat: a second.
pub const MIN_HEARTBEAT_MS: u64 = 1000;
/// Longest heartbeat: thirty days.
pub const MAX_HEARTBEAT_MS: u64 = 30 * 24 * 60 * 60 * 1000;
/// Hundredths of a per cent in a whole: the greatest limit of a jump.
pub const WHOLE_BPS: u16 = 10_000;

wire_id! {
    /// A feed's number, given in order of creation.
    pub struct FeedId(u64);
}

wire_struct! {
    /// Who reports, and when their reports make a price.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FeedTerms {
        /// Strictly ascending.
        pub reporters: List<Address, 1, MAX_REPORTERS>,
        /// Fewest fresh reports that make a price.
        pub quorum: u8,
        /// How long after its time a report is fresh.
        pub heartbeat_ms: u64,
        /// How far a price may move from the last one without being confirmed, in hundredths of a per cent of the last.
        pub deviation_bps: u16,
    }
}

wire_struct! {
    /// Opens a feed, owned by the actor. The receipt says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenFeed {
        /// What is priced, such as `EUR`.
        pub base: Code,
        /// In what, such as `USD`.
        pub quote: Code,
        /// Decimal places of the values reported.
        pub decimals: u8,
        pub terms: FeedTerms,
    }
}

wire_struct! {
    /// Changes a feed's terms and its owner; without one, they never change again.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct EditFeed {
        pub feed: FeedId,
        pub owner: Option<Address>,
        pub terms: FeedTerms,
    }
}

wire_struct! {
    /// Says what one whole unit of the base costs in the quote, in units of the feed's last decimal place.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Report {
        pub feed: FeedId,
        pub value: u64,
        /// When it was so, in Unix milliseconds.
        pub at_ms: u64,
    }
}

wire_struct! {
    /// A reporter's newest report.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Observation {
        pub value: u64,
        pub at_ms: u64,
    }
}

wire_struct! {
    /// One who may report.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Reporter {
        pub account: Address,
        pub newest: Option<Observation>,
    }
}

wire_struct! {
    /// A median that is held back until it is confirmed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Jump {
        pub value: u64,
        /// Block time at which it was first seen; only reports of a later time confirm it.
        pub since_ms: u64,
    }
}

wire_struct! {
    /// A feed's record. Never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Feed {
        pub owner: Option<Address>,
        pub base: Code,
        pub quote: Code,
        pub decimals: u8,
        pub quorum: u8,
        pub heartbeat_ms: u64,
        pub deviation_bps: u16,
        /// Strictly ascending by account.
        pub reporters: List<Reporter, 1, MAX_REPORTERS>,
        /// The last median in force, from which the next may not jump.
        pub settled: Option<u64>,
        pub jump: Option<Jump>,
    }
}

/// What one whole unit of a feed's base costs: `mantissa ÷ 10^decimals` whole units of its quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Price {
    /// At least 1.
    pub mantissa: u64,
    pub decimals: u8,
    /// No report it was made of is older.
    pub at_ms: u64,
}

impl FeedTerms {
    fn check(&self) -> Result<(), Refusal> {
        let sorted = self.reporters.windows(2).all(|pair| pair[0] < pair[1]);
        let sound = sorted
            && (1..=self.reporters.len()).contains(&usize::from(self.quorum))
            && (MIN_HEARTBEAT_MS..=MAX_HEARTBEAT_MS).contains(&self.heartbeat_ms)
            && (1..=WHOLE_BPS).contains(&self.deviation_bps);
        if sound { Ok(()) } else { Err(Refusal::FeedInvalid) }
    }
}

impl OpenFeed {
    pub fn check(&self) -> Result<(), Refusal> {
        if !is_code(self.base.as_str()) || !is_code(self.quote.as_str()) {
            return Err(Refusal::CodeInvalid);
        }
        if self.decimals > MAX_DECIMALS {
            return Err(Refusal::DecimalsTooMany);
        }
        self.terms.check()
    }
}

impl EditFeed {
    pub fn check(&self) -> Result<(), Refusal> {
        self.terms.check()
    }
}

impl Report {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.value == 0 { Err(Refusal::AmountZero) } else { Ok(()) }
    }
}

impl Feed {
    /// The reports that are fresh at a block's time.
    pub fn fresh(&self, time_ms: u64) -> impl Iterator<Item = Observation> {
        let is_fresh = move |report: &Observation| time_ms.saturating_sub(report.at_ms) <= self.heartbeat_ms;
        self.reporters.iter().filter_map(|reporter| reporter.newest).filter(is_fresh)
    }

    /// The median of the fresh reports, of an even number the lower of the two in the middle; `None` short of a quorum.
    pub fn median(&self, time_ms: u64) -> Option<u64> {
        let mut values: Vec<u64> = self.fresh(time_ms).map(|report| report.value).collect();
        values.sort_unstable();
        let enough = values.len() >= usize::from(self.quorum);
        enough.then(|| values[(values.len() - 1) / 2])
    }

    /// Whether `value` is further from the last median in force than the limit allows; there may be none yet.
    pub fn jumps(&self, value: u64) -> bool {
        self.settled.is_some_and(|settled| is_beyond(value, settled, self.deviation_bps))
    }

    /// The price at a block's time (554, 555).
    pub fn price(&self, time_ms: u64) -> Result<Price, Refusal> {
        let mantissa = self.median(time_ms).ok_or(Refusal::PriceStale)?;
        if self.jumps(mantissa) {
            return Err(Refusal::PriceHeld);
        }
        let oldest_ms = self.fresh(time_ms).map(|report| report.at_ms).min();
        let at_ms = oldest_ms.expect("a median is made of at least one report");
        Ok(Price { mantissa, decimals: self.decimals, at_ms })
    }
}

/// Whether `value` differs from `from` by more than `limit_bps` hundredths of a per cent of `from`.
pub fn is_beyond(value: u64, from: u64, limit_bps: u16) -> bool {
    // 64 bits times 16 fit into 128, so the comparison is exact.
    u128::from(value.abs_diff(from)) * u128::from(WHOLE_BPS) > u128::from(from) * u128::from(limit_bps)
}

impl StateKey {
    /// A [`Feed`].
    pub fn feed(feed: FeedId) -> Self {
        Self::build(state::FEED, &[&feed.0.to_be_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// Three reporters, quorum 2, a minute, 5 %.
    fn feed(reports: [Option<(u64, u64)>; 3], settled: Option<u64>) -> Feed {
        let reporter = |(number, report): (u8, Option<(u64, u64)>)| Reporter {
            account: Address([number; 20]),
            newest: report.map(|(value, at_ms)| Observation { value, at_ms }),
        };
        Feed {
            owner: None,
            base: Text::new("EUR").unwrap(),
            quote: Text::new("USD").unwrap(),
            decimals: 4,
            quorum: 2,
            heartbeat_ms: 60_000,
            deviation_bps: 500,
            reporters: List::new((1..=3).zip(reports).map(reporter).collect()).unwrap(),
            settled,
            jump: None,
        }
    }

    #[test]
    fn a_price_is_the_median_of_the_fresh_reports() {
        let price = |mantissa, at_ms| Ok(Price { mantissa, decimals: 4, at_ms });
        let three = feed([Some((11_750, 100)), Some((11_790, 200)), Some((11_700, 300))], None);
        assert_eq!(three.price(300), price(11_750, 100));
        // At 60,100 the first is fresh for the last time; then two are left, of which the lower counts.
        assert_eq!(three.price(60_100), price(11_750, 100));
        assert_eq!(three.price(60_101), price(11_700, 200));
        assert_eq!(three.price(60_201), Err(Refusal::PriceStale));
        assert_eq!(feed([Some((11_750, 100)), None, None], None).price(100), Err(Refusal::PriceStale));
    }

    #[test]
    fn a_price_that_jumps_is_held() {
        let at = |value| {
            feed([Some((value, 1)), Some((value, 1)), None], Some(10_000)).price(1).map(|p| p.mantissa)
        };
        assert_eq!((at(10_500), at(9_500)), (Ok(10_500), Ok(9_500)));
        assert_eq!((at(10_501), at(9_499)), (Err(Refusal::PriceHeld), Err(Refusal::PriceHeld)));
    }

    #[test]
    fn terms_that_could_never_make_a_price_are_refused() {
        let good = FeedTerms {
            reporters: List::new(vec![Address([1; 20]), Address([2; 20])]).unwrap(),
            quorum: 2,
            heartbeat_ms: MIN_HEARTBEAT_MS,
            deviation_bps: WHOLE_BPS,
        };
        assert_eq!(good.check(), Ok(()));
        let twice = List::new(vec![Address([1; 20]), Address([1; 20])]).unwrap();
        for bad in [
            FeedTerms { reporters: twice, ..good.clone() },
            FeedTerms { quorum: 0, ..good.clone() },
            FeedTerms { quorum: 3, ..good.clone() },
            FeedTerms { heartbeat_ms: MIN_HEARTBEAT_MS - 1, ..good.clone() },
            FeedTerms { heartbeat_ms: MAX_HEARTBEAT_MS + 1, ..good.clone() },
            FeedTerms { deviation_bps: 0, ..good.clone() },
            FeedTerms { deviation_bps: WHOLE_BPS + 1, ..good.clone() },
        ] {
            assert_eq!(bad.check(), Err(Refusal::FeedInvalid), "{bad:?}");
        }
    }
}
