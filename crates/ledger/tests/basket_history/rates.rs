//! The Bank's rates of every working day, and what the basket was worth by them.
//!
//! The Bank quotes the yuan from 2005-04-01 on. Before, it was pegged to the dollar, so earlier days take the dollar's
//! rate times the cross rate of that first day.

use std::collections::BTreeMap;
use tally_types::Amount;

const RATES: &str = include_str!("../../../../docs/data/ecb-eurofxref-hist.csv");
/// Places of the rates, which the Bank gives with four at most.
pub const RATE_DECIMALS: u8 = 4;
/// 0.40 EUR, 0.40 USD and 1.50 CNY.
pub const NOMINALS: [u128; 3] = [400_000, 400_000, 1_500_000];

/// What a euro cost on a day, in ten-thousandths.
#[derive(Clone, Copy)]
pub struct Rates {
    pub usd: u64,
    pub cny: u64,
}

/// Each working day's rates, by its date.
pub fn rates() -> BTreeMap<&'static str, Rates> {
    let mut lines = RATES.lines();
    let header: Vec<&str> = lines.next().expect("there is a header").split(',').collect();
    let place = |code| header.iter().position(|name| *name == code).expect("the currency is there");
    let (usd, cny) = (place("USD"), place("CNY"));
    let rate = |text: &str| Amount::parse(text, RATE_DECIMALS).ok().map(|rate| rate.0 as u64);
    let mut days: Vec<_> = lines
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|day| (day[0], rate(day[usd]).expect("the dollar is quoted every day"), rate(day[cny])))
        .collect();
    days.sort_unstable();
    let both = days.iter().find_map(|(_, usd, cny)| cny.map(|cny| (*usd, cny)));
    let (peg_usd, peg_cny) = both.expect("the yuan is quoted one day");
    let complete = |usd: u64, cny: Option<u64>| Rates { usd, cny: cny.unwrap_or(usd * peg_cny / peg_usd) };
    days.into_iter().map(|(date, usd, cny)| (date, complete(usd, cny))).collect()
}

/// Millionths of a euro, each part rounded down.
pub fn value(parts: [u128; 3], rates: Rates) -> u128 {
    let [eur, usd, cny] = parts;
    let whole = 10u128.pow(RATE_DECIMALS.into());
    eur + usd * whole / u128::from(rates.usd) + cny * whole / u128::from(rates.cny)
}

/// The basket's value on each working day, with the day's date.
pub fn series() -> Vec<(&'static str, u128)> {
    rates().into_iter().map(|(date, rates)| (date, value(NOMINALS, rates))).collect()
}
