//! The real rates that the economy lives by: the last year of the European Central Bank's file, to and fro.
//!
//! Rule: the days come one after the other, and at either end they turn round, so that no price jumps.

use crate::oracle::ecb;

/// The Bank's file, newest day first (docs/data).
const FILE: &str = include_str!("../../../../../docs/data/ecb-eurofxref-hist.csv");
/// Working days of a year.
const DAYS: usize = 260;
/// Decimal places of the rates.
pub const RATE_DECIMALS: u8 = 4;

/// What a euro cost on one day, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub dollar: u32,
    pub yuan: u32,
}

/// A year of rates, oldest first.
pub struct Rates(Vec<Rate>);

impl Rates {
    pub fn real() -> Self {
        let head: String = FILE.lines().take(DAYS + 1).flat_map(|line| [line, "\n"]).collect();
        let days = ecb::days(&head).expect("the Bank's file has the Bank's form");
        let rate = |day: &ecb::Day<'_>| {
            let value =
                |currency| day.rate(currency, RATE_DECIMALS).and_then(|value| u32::try_from(value).ok());
            Some(Rate { dollar: value("USD")?, yuan: value("CNY")? })
        };
        Self(days.iter().filter_map(rate).collect())
    }

    /// The rate of a day, counted from the first of the year and on without end.
    pub fn on(&self, day: u64) -> Rate {
        let last = self.0.len() as u64 - 1;
        let (round, place) = (day / last, day % last);
        let place = if round.is_multiple_of(2) { place } else { last - place };
        self.0[place as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_real_rates_goes_to_and_fro() {
        let rates = Rates::real();
        assert_eq!(rates.0.len(), DAYS);
        assert_eq!(rates.on(259), Rate { dollar: 11_172, yuan: 74_326 });
        assert_eq!((rates.on(260), rates.on(518)), (rates.on(258), rates.on(0)));
        let beyond = |one: u32, other: u32| one.abs_diff(other) * 20 > one;
        for day in 0..600 {
            let (one, next) = (rates.on(day), rates.on(day + 1));
            assert!(!beyond(one.dollar, next.dollar) && !beyond(one.yuan, next.yuan), "day {day}");
        }
    }
}
