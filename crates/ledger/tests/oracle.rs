//! Oracle feeds: every refusal once, then the price that the reports make.

mod world;

use tally_types::{
    Action, Address, Event, Refusal, StateKey,
    oracle::{EditFeed, Feed, FeedId, FeedTerms, Jump, OpenFeed, Report},
    receipt::FeedReport,
};
use world::*;

const FEED: FeedId = FeedId(0);
const MINUTE_MS: u64 = 60_000;

fn terms(reporters: &[&Person], quorum: u8) -> FeedTerms {
    let mut accounts: Vec<Address> = reporters.iter().map(|person| person.address).collect();
    accounts.sort();
    FeedTerms { reporters: list(accounts), quorum, heartbeat_ms: MINUTE_MS, deviation_bps: 500 }
}

fn open(terms: FeedTerms) -> Action {
    Action::OpenFeed(OpenFeed { base: text("EUR"), quote: text("USD"), decimals: 4, terms })
}

/// A report as of `seconds` after the start.
fn report(value: u64, seconds: u64) -> Action {
    Action::Report(Report { feed: FEED, value, at_ms: START_MS + seconds * 1000 })
}

/// The feed of the reference's worked example: reporters 1, 2 and 3, quorum 2, a minute, 5 %. Person 9 owns it.
fn with_feed() -> World {
    let mut world = World::new();
    world.apply(&person(9), open(terms(&[&person(1), &person(2), &person(3)], 2)));
    world
}

fn report_all(world: &mut World, value: u64, seconds: u64) {
    for number in 1..=3 {
        world.apply(&person(number), report(value, seconds));
    }
}

fn feed(world: &World) -> Feed {
    world.read(&StateKey::feed(FEED)).expect("the feed is there")
}

fn price(world: &World) -> Result<u64, Refusal> {
    feed(world).price(world.block.time_ms).map(|price| price.mantissa)
}

#[test]
fn the_worked_example_of_the_reference() {
    let mut world = with_feed();
    let (a, b, c) = (person(1), person(2), person(3));
    world.apply(&a, report(11_000, 0));
    assert_eq!(price(&world), Err(Refusal::PriceStale));
    world.apply(&b, report(11_020, 0));
    assert_eq!(price(&world), Ok(11_000));
    world.apply(&c, report(11_050, 0));
    assert_eq!(price(&world), Ok(11_020));

    world.pass_ms(30_000);
    world.apply(&a, report(12_000, 30));
    assert_eq!(price(&world), Ok(11_050));
    world.apply(&b, report(12_010, 30));
    assert_eq!(price(&world), Err(Refusal::PriceHeld));
    assert_eq!(feed(&world).jump, Some(Jump { value: 12_000, since_ms: START_MS + 30_000 }));
    world.apply(&c, report(12_020, 30));
    assert_eq!(price(&world), Err(Refusal::PriceHeld));

    world.pass_ms(1_000);
    world.apply(&a, report(12_005, 31));
    assert_eq!(price(&world), Err(Refusal::PriceHeld));
    let receipt = world.apply(&b, report(12_015, 31));
    let told = FeedReport { feed: FEED, reporter: b.address, value: 12_015, price: Some(12_015) };
    assert_eq!(receipt.events.to_vec(), [Event::FeedReported(told)]);
    assert_eq!((feed(&world).settled, feed(&world).jump), (Some(12_015), None));

    // Until 90 s all three are fresh, until 91 s two; then there is no price.
    world.pass_ms(60_000);
    assert_eq!(price(&world), Ok(12_005));
    world.pass_ms(1);
    assert_eq!(price(&world), Err(Refusal::PriceStale));
}

#[test]
fn a_jump_that_goes_back_needs_no_confirmation() {
    let mut world = with_feed();
    let (a, b) = (person(1), person(2));
    report_all(&mut world, 10_000, 0);
    world.pass_ms(1_000);
    world.apply(&a, report(20_000, 1));
    world.apply(&b, report(20_000, 1));
    assert_eq!(price(&world), Err(Refusal::PriceHeld));
    world.pass_ms(1_000);
    world.apply(&b, report(10_100, 2));
    assert_eq!(price(&world), Ok(10_100));
    assert_eq!(feed(&world).jump, None);
}

#[test]
fn a_jump_that_jumps_again_is_confirmed_anew() {
    let mut world = with_feed();
    let (a, b) = (person(1), person(2));
    report_all(&mut world, 10_000, 0);
    world.pass_ms(1_000);
    report_all(&mut world, 20_000, 1);
    world.pass_ms(1_000);
    report_all(&mut world, 30_000, 2);
    assert_eq!(price(&world), Err(Refusal::PriceHeld));
    assert_eq!(feed(&world).jump, Some(Jump { value: 30_000, since_ms: START_MS + 2_000 }));
    world.pass_ms(1_000);
    world.apply(&a, report(30_300, 3));
    world.apply(&b, report(30_300, 3));
    assert_eq!(price(&world), Ok(30_300));
}

#[test]
fn each_rule_refuses_a_report() {
    let mut world = with_feed();
    let a = person(1);
    let elsewhere = Action::Report(Report { feed: FeedId(1), value: 1, at_ms: START_MS });
    assert_eq!(world.refuse(&a, elsewhere), Refusal::UnknownFeed);
    assert_eq!(world.refuse(&person(4), report(1, 0)), Refusal::NotReporter);
    assert_eq!(world.refuse(&a, report(1, 1)), Refusal::ReportTimeInvalid);
    world.apply(&a, report(1, 0));
    assert_eq!(world.refuse(&a, report(2, 0)), Refusal::ReportTimeInvalid);
    world.pass_ms(2 * MINUTE_MS);
    assert_eq!(world.refuse(&a, report(1, 59)), Refusal::ReportTimeInvalid);
    world.apply(&a, report(1, 60));
    let nothing = world.run(&world.tx(&a).does(&a, report(0, 61)));
    assert_eq!(nothing, Err(Refusal::AmountZero));
}

#[test]
fn only_its_owner_edits_a_feed_until_it_has_none() {
    let mut world = with_feed();
    let (owner, heir) = (person(9), person(8));
    let edit = |feed, owner: Option<&Person>, terms| {
        Action::EditFeed(EditFeed { feed, owner: owner.map(|person| person.address), terms })
    };
    let three = terms(&[&person(1), &person(2), &person(3)], 2);
    assert_eq!(world.refuse(&owner, edit(FeedId(1), None, three.clone())), Refusal::UnknownFeed);
    assert_eq!(world.refuse(&heir, edit(FEED, None, three.clone())), Refusal::NotFeedOwner);
    let receipt = world.apply(&owner, edit(FEED, Some(&heir), three.clone()));
    assert_eq!(receipt.events.to_vec(), [Event::FeedEdited(FEED)]);
    world.apply(&heir, edit(FEED, None, three.clone()));
    assert_eq!(world.refuse(&heir, edit(FEED, None, three)), Refusal::NotFeedOwner);
}

#[test]
fn reporters_who_stay_keep_their_report() {
    let mut world = with_feed();
    world.apply(&person(1), report(10_000, 0));
    world.apply(&person(2), report(10_100, 0));
    let terms = terms(&[&person(2), &person(4)], 1);
    world.apply(&person(9), Action::EditFeed(EditFeed { feed: FEED, owner: None, terms }));
    assert_eq!(price(&world), Ok(10_100));
    assert_eq!(feed(&world).settled, Some(10_100));
    assert_eq!(world.refuse(&person(1), report(1, 0)), Refusal::NotReporter);
}

#[test]
fn feeds_that_could_not_make_a_price_are_not_opened() {
    let mut world = World::new();
    let owner = person(9);
    let mut refusal = |base: &str, decimals, quorum| {
        let terms = terms(&[&person(1)], quorum);
        let open = Action::OpenFeed(OpenFeed { base: text(base), quote: text("USD"), decimals, terms });
        world.run(&world.tx(&owner).does(&owner, open)).map(|receipt| receipt.events.to_vec())
    };
    assert_eq!(refusal("eur", 19, 2), Err(Refusal::CodeInvalid));
    assert_eq!(refusal("EUR", 19, 2), Err(Refusal::DecimalsTooMany));
    assert_eq!(refusal("EUR", 18, 2), Err(Refusal::FeedInvalid));
    assert_eq!(refusal("EUR", 18, 1), Ok(vec![Event::FeedOpened(FEED)]));
}
