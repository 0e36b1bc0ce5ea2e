//! The ledger's own feeds and baskets say the same of some days.

use crate::{coins::*, rates::*, world::*};
use tally_types::{
    Action, AssetId, StateKey,
    oracle::{Feed, FeedId, FeedTerms, OpenFeed, Report},
    reserve::Basket,
};

/// Places of the coins and of the basket.
const DECIMALS: u8 = 6;

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
