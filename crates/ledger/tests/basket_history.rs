//! What a basket was worth in euro from 1999 to 2026, by the European Central Bank's reference rates: in integers for
//! every working day, and by the ledger's own feeds and baskets for some.
//!
//! The Bank quotes the yuan from 2005-04-01 on. Before, it was pegged to the dollar, so earlier days take the dollar's
//! rate times the cross rate of that first day.

mod coins;
mod world;

use coins::*;
use std::collections::BTreeMap;
use tally_types::{
    Action, Amount, AssetId, Hash, StateKey,
    oracle::{Feed, FeedId, FeedTerms, OpenFeed, Report},
    reserve::Basket,
};
use world::*;

const RATES: &str = include_str!("../../../docs/data/ecb-eurofxref-hist.csv");
/// Places of the rates, which the Bank gives with four at most.
const RATE_DECIMALS: u8 = 4;
/// Places of the coins and of the basket.
const DECIMALS: u8 = 6;
/// 0.40 EUR, 0.40 USD and 1.50 CNY.
const NOMINALS: [u128; 3] = [400_000, 400_000, 1_500_000];

/// What a euro cost on a day, in ten-thousandths.
#[derive(Clone, Copy)]
struct Rates {
    usd: u64,
    cny: u64,
}

/// Each working day's rates, by its date.
fn rates() -> BTreeMap<&'static str, Rates> {
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
fn value(parts: [u128; 3], rates: Rates) -> u128 {
    let [eur, usd, cny] = parts;
    let whole = 10u128.pow(RATE_DECIMALS.into());
    eur + usd * whole / u128::from(rates.usd) + cny * whole / u128::from(rates.cny)
}

#[test]
fn the_basket_s_value_from_1999_to_2026() {
    let series: Vec<(&str, u128)> =
        rates().into_iter().map(|(date, rates)| (date, value(NOMINALS, rates))).collect();
    assert_eq!(series.len(), 7_126);
    assert_eq!(series.first(), Some(&("1999-01-04", 893_033)));
    assert_eq!(series.last(), Some(&("2026-10-30", 959_850)));
    assert_eq!(series.iter().min_by_key(|(_, value)| value), Some(&("2008-04-23", 785_707)));
    assert_eq!(series.iter().max_by_key(|(_, value)| value), Some(&("2000-10-26", 1_104_358)));
    let text: String = series.iter().map(|(date, value)| format!("{date} {value}\n")).collect();
    let hash = Hash::sha256(&[text.as_bytes()]).to_hex();
    assert_eq!(hash, "768239490a1ca33b527fde92b478c3ac9a311d43be92ec7883879b6fa3471571");
}

/// A feed of one reporter, person 8, of what a euro costs.
fn open_feed(world: &mut World, quote: &str) -> FeedId {
    let id = FeedId(world.global().counters.feed);
    let terms = FeedTerms {
        reporters: list(vec![address(8)]),
        quorum: 1,
        heartbeat_ms: DAY_MS,
        deviation_bps: 10_000,
    };
    let (base, quote) = (text("EUR"), text(quote));
    world.apply(&person(8), Action::OpenFeed(OpenFeed { base, quote, decimals: RATE_DECIMALS, terms }));
    id
}

fn report(world: &mut World, feed: FeedId, value: u64) {
    world.apply(&person(8), Action::Report(Report { feed, value, at_ms: world.block.time_ms }));
}

fn price(world: &World, feed: FeedId) -> u64 {
    let feed: Feed = world.read(&StateKey::feed(feed)).expect("the feed is there");
    let price = feed.price(world.block.time_ms).expect("it has a price");
    assert_eq!(price.decimals, RATE_DECIMALS);
    price.mantissa
}

#[test]
fn the_ledger_s_basket_is_worth_what_the_series_says() {
    let mut world = World::new();
    let coins = [("TEUR", "EUR"), ("TUSD", "USD"), ("TCNY", "CNY")]
        .map(|(code, peg)| coin_in_circulation(&mut world, code, peg, DECIMALS, 10_000_000));
    let nominals: Vec<(AssetId, u128)> = coins.into_iter().zip(NOMINALS).collect();
    let basket = AssetId(world.global().counters.asset);
    world.apply(&person(1), open_basket(DECIMALS, &nominals));
    world.apply(&person(4), compose(basket, 1_000_000));
    let (dollars, yuan) = (open_feed(&mut world, "USD"), open_feed(&mut world, "CNY"));
    let rates = rates();
    for (date, usd, expected) in [
        ("1999-01-04", 11_789, 893_033),
        ("2000-10-26", 8_252, 1_104_358),
        ("2005-04-01", 12_959, 848_518),
        ("2008-04-23", 15_940, 785_707),
        ("2015-04-13", 10_552, 1_007_900),
        ("2026-10-30", 11_172, 959_850),
    ] {
        world.pass_ms(DAY_MS);
        report(&mut world, dollars, rates[date].usd);
        report(&mut world, yuan, rates[date].cny);
        assert_eq!(rates[date].usd, usd, "{date}");
        let told = Rates { usd: price(&world, dollars), cny: price(&world, yuan) };
        let record: Basket = world.read(&StateKey::basket(basket)).expect("the basket is there");
        let parts: Vec<u128> = record.parts.iter().map(|part| part.held.0).collect();
        assert_eq!(value(parts.try_into().expect("it has three parts"), told), expected, "{date}");
    }
    let receipt = world.apply(&person(4), decompose(basket, 1_000_000));
    let paid: Vec<u128> = receipt.moves.iter().skip(1).map(|step| step.amount.0).collect();
    assert_eq!(paid, NOMINALS);
}
