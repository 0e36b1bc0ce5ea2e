//! Conversions, and the page's worked examples, to the last unit.

mod market;
mod world;

use market::*;
use proptest::prelude::*;
use tally_types::{
    Action, Amount, AssetId, Event, Place, Refusal,
    asset::{AssetOnly, Powers},
    exchange::{Convert, Converted, Market, MarketId, OpenMarket, OrderKind, PlaceOrder, Side},
    wire::Empty,
};
use world::*;

const SALT: AssetId = AssetId(3);
const SALT_MARKET: MarketId = MarketId(1);

/// The numbers of docs/reference/exchange.md.
#[test]
fn the_worked_example_of_a_market() {
    let mut world = with_market();
    let [ann, ben, carl, dora] = traders();
    world.apply(&ann, sell(3, 200, GTC));
    world.apply(&ben, sell(4, 201, GTC));

    let receipt = world.apply(&carl, buy(5, 201, GTC));
    let moves = [
        moved(at(&carl), at(&ann), CASH, 2_997),
        moved(at(&carl), at(&ben), CASH, 2_007),
        moved(at(&carl), in_market(), CASH, 17),
        moved(in_market(), at(&carl), GOLD, 500),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(placed(&receipt).fee, Amount(11));
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(0, &ann, 200, 3, 3), fill(1, &ben, 201, 2, 3)]);
    assert_eq!((world.market().for_opener, world.market().for_pot), (Amount(3), Amount(14)));

    let receipt = world.apply(&dora, buy(7, 201, GTC));
    let moves = [
        moved(at(&dora), at(&ben), CASH, 2_008),
        moved(at(&dora), in_market(), CASH, 5_038),
        moved(in_market(), at(&dora), GOLD, 200),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(1, &ben, 201, 2, 2)]);
    assert_eq!((placed(&receipt).fee, placed(&receipt).rests), (Amount(5), 5));
    assert_eq!(world.order(3).unwrap().escrow, Amount(5_031));

    let receipt = world.apply(&ann, sell(5, 190, IOC));
    let moves = [moved(at(&ann), at(&dora), GOLD, 500), moved(in_market(), at(&ann), CASH, 5_014)];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(3, &dora, 201, 5, 6)]);
    assert_eq!(placed(&receipt).fee, Amount(11));
    assert_eq!((world.market().for_opener, world.market().for_pot), (Amount(7), Amount(34)));

    let purses = [&ann, &ben, &carl, &dora].map(|person| world.purse(person));
    let expected = [
        (HOARD + 8_011, HOARD - 800),
        (HOARD + 4_015, HOARD - 400),
        (HOARD - 5_021, HOARD + 500),
        (HOARD - 7_046, HOARD + 700),
    ];
    assert_eq!(purses, expected);

    let receipt = world.apply(&carl, collect());
    let moves =
        [moved(in_market(), at(&opener()), CASH, 7), moved(in_market(), Place::FeePot(Empty), CASH, 34)];
    assert_eq!(receipt.moves.to_vec(), moves);
}

/// Gold for cash in the first market, cash for salt in the second: a tick of 1 for a lot of 10.
fn with_two_markets() -> World {
    let mut world = with_market();
    let [ann, ben, ..] = traders();
    world.apply(&issuer(), create(all_powers(&issuer()), HOARD, None));
    world.apply(&issuer(), send(&ann, SALT, 10_000));
    let (tick, lot) = (Amount(1), Amount(10));
    world.apply(&opener(), Action::OpenMarket(OpenMarket { base: SALT, quote: CASH, tick, lot }));
    let salt = |side, lots, price| {
        Action::PlaceOrder(PlaceOrder { market: SALT_MARKET, ..order(side, lots, price, GTC) })
    };
    world.apply(&ben, buy(2, 199, GTC));
    world.apply(&ben, buy(5, 198, GTC));
    world.apply(&ann, salt(Side::Sell, 10, 70));
    world.apply(&ann, salt(Side::Sell, 100, 71));
    world
}

/// The numbers of docs/reference/exchange.md.
#[test]
fn the_worked_example_of_a_conversion() {
    let mut world = with_two_markets();
    let carl = traders()[2].clone();
    let before = world.purse(&carl);
    let receipt = world.apply(&carl, convert(&[MARKET, SALT_MARKET], GOLD, 350, 400));
    let [Event::Converted(Converted { owner, gave, received, hops })] = &receipt.events[..] else {
        panic!("not one conversion")
    };
    assert_eq!((*owner, *gave, *received), (carl.address, Amount(300), Amount(410)));
    assert_eq!((hops[0].fee, hops[1].fee), (Amount(6), Amount(6)));
    let (ben, ann) = (traders()[1].clone(), traders()[0].clone());
    assert_eq!(hops[0].fills.to_vec(), [fill(0, &ben, 199, 2, 2), fill(1, &ben, 198, 1, 1)]);
    assert_eq!(hops[1].fills.to_vec(), [fill(2, &ann, 70, 10, 1), fill(3, &ann, 71, 31, 3)]);
    let there = Place::Market(SALT_MARKET);
    let moves = [
        moved(at(&carl), at(&ben), GOLD, 200),
        moved(at(&carl), at(&ben), GOLD, 100),
        moved(in_market(), at(&carl), CASH, 2_974),
        moved(at(&carl), at(&ann), CASH, 699),
        moved(at(&carl), at(&ann), CASH, 2_198),
        moved(at(&carl), there, CASH, 10),
        moved(there, at(&carl), SALT, 410),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(world.purse(&carl), (before.0 + 67, before.1 - 300));
}

#[test]
fn a_conversion_is_refused_for_the_first_rule_in_order() {
    let mut world = with_two_markets();
    let carl = traders()[2].clone();
    let both = [MARKET, SALT_MARKET];
    let out = |world: &mut World, action| world.run(&world.tx(&carl).does(&carl, action)).unwrap_err();
    assert_eq!(out(&mut world, convert(&both, GOLD, 0, 1)), Refusal::AmountZero);
    assert_eq!(out(&mut world, convert(&both, GOLD, 1, 0)), Refusal::AmountZero);
    let (amount, least) = (Amount(1), Amount(1));
    let meets_none = Convert { path: list(both.to_vec()), give: GOLD, amount, least, most: 0 };
    assert_eq!(out(&mut world, Action::Convert(meets_none)), Refusal::MostInvalid);
    let path = |path: &[u64]| path.iter().map(|market| MarketId(*market)).collect::<Vec<_>>();
    for (markets, give, refusal) in [
        (path(&[0, 2]), GOLD, Refusal::UnknownMarket),
        (path(&[0]), SALT, Refusal::PathBroken),
        (path(&[0, 0]), GOLD, Refusal::PathBroken),
        (path(&[1, 0]), GOLD, Refusal::PathBroken),
    ] {
        assert_eq!(world.refuse(&carl, convert(&markets, give, 300, 1)), refusal);
    }
    for asset in [GOLD, CASH, SALT] {
        world.apply(&issuer(), Action::Pause(AssetOnly { asset }));
        assert_eq!(world.refuse(&carl, convert(&both, GOLD, 300, 1)), Refusal::AssetPaused);
        world.apply(&issuer(), Action::Resume(AssetOnly { asset }));
        world.apply(&issuer(), Action::Freeze(holder(asset, &carl)));
        assert_eq!(world.refuse(&carl, convert(&both, GOLD, 300, 1)), Refusal::AccountFrozen);
        world.apply(&issuer(), Action::Unfreeze(holder(asset, &carl)));
    }
    assert_eq!(world.refuse(&person(9), convert(&both, GOLD, 300, 1)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&carl, convert(&both, GOLD, 350, 411)), Refusal::BelowLeast);
    assert_eq!(world.refuse(&carl, convert(&both, GOLD, 99, 1)), Refusal::BelowLeast);
    world.apply(&carl, convert(&both, GOLD, 350, 410));
}

#[test]
fn a_conversion_passes_nothing_through_who_may_not_hold_it() {
    let mut world = with_two_markets();
    let [ann, _, carl, _] = traders();
    let powers = Powers { allow_list: Some(issuer().address), ..Powers::default() };
    world.apply(&issuer(), create(powers, 10_000, None));
    let listed = AssetId(4);
    world.apply(&issuer(), Action::Allow(holder(listed, &ann)));
    world.apply(&ann, open(listed, GOLD));
    let path = [MARKET, MarketId(2)];
    assert_eq!(world.refuse(&carl, convert(&path, CASH, 3_000, 1)), Refusal::NotAllowed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whoever buys and sells back, alone in a book that others filled, ends with no more than before.
    #[test]
    fn a_round_trip_never_profits(
        book in prop::collection::vec((any::<bool>(), 1u64..20, 1u32..40), 1..20),
        lots in 1u64..60,
        free in any::<bool>(),
        sells_first in any::<bool>(),
    ) {
        let mut world = with_market();
        let [ann, ben, carl, _] = traders();
        if free {
            without_fees(&mut world);
        }
        for (place, (buys, lots, price)) in book.into_iter().enumerate() {
            let owner = if place % 2 == 0 { &ann } else { &ben };
            let order = if buys { buy(lots, price, GTC) } else { sell(lots, price, GTC) };
            world.apply(owner, order);
        }
        let before = world.purse(&carl);
        let at_any_price = |sells: bool, lots| {
            if sells { sell(lots, 1, IOC) } else { buy(lots, u32::MAX, IOC) }
        };
        let receipt = world.apply(&carl, at_any_price(sells_first, lots));
        let traded: u64 = placed(&receipt).fills.iter().map(|fill| fill.lots).sum();
        prop_assume!(traded > 0);
        let receipt = world.apply(&carl, at_any_price(!sells_first, traded));
        let returned: u64 = placed(&receipt).fills.iter().map(|fill| fill.lots).sum();
        let after = world.purse(&carl);
        if returned == traded {
            prop_assert_eq!(after.1, before.1);
            prop_assert!(after.0 <= before.0);
        } else if sells_first {
            prop_assert!(after.1 < before.1);
        } else {
            prop_assert!(after.0 <= before.0);
        }
    }

    /// Per asset, what the traders gave is what they received and the fees.
    #[test]
    fn what_is_given_is_received_or_a_fee(
        orders in prop::collection::vec((0usize..4, any::<bool>(), 1u64..4, 190u32..210), 1..30),
    ) {
        let mut world = with_market();
        let people = traders();
        for (who, buys, lots, price) in orders {
            let order = if buys { buy(lots, price, GTC) } else { sell(lots, price, GTC) };
            world.apply(&people[who], order);
        }
        for person in &people {
            if !world.open_orders(person).is_empty() {
                world.apply(person, cancel_all(64));
            }
        }
        let (cash, gold): (Vec<_>, Vec<_>) = people.iter().map(|person| world.purse(person)).unzip();
        let market: Market = world.market();
        prop_assert_eq!(gold.iter().sum::<u128>(), 4 * HOARD);
        let fees = market.for_opener.0 + market.for_pot.0;
        prop_assert_eq!(cash.iter().sum::<u128>() + fees, 4 * HOARD);
    }
}

/// One step of a crowded market: who, what, and how much time passes before it.
fn step() -> impl Strategy<Value = (usize, Vec<Action>, u64)> {
    let side = || prop_oneof![Just(Side::Buy), Just(Side::Sell)];
    let kind = prop_oneof![
        5 => Just(GTC),
        2 => (1u64..100_000).prop_map(|ahead_ms| OrderKind::GoodTillDate(START_MS + ahead_ms)),
        1 => Just(IOC),
        1 => Just(FOK),
        1 => Just(POST),
    ];
    let price = prop_oneof![4 => 254u32..259, 1 => 1u32..3, 1 => 65_535u32..65_537];
    let place = (0u64..2, side(), price, 1u64..9, kind, 0u8..12).prop_map(
        |(market, side, price, lots, kind, most)| {
            let order = PlaceOrder { market: MarketId(market), most, ..order(side, lots, price, kind) };
            Action::PlaceOrder(order)
        },
    );
    let path =
        prop_oneof![Just(vec![MARKET]), Just(vec![MARKET, SALT_MARKET]), Just(vec![SALT_MARKET, MARKET])];
    let give = (path, 1u64..4, 1u128..30_000);
    let held = (1u64..4, 2u8..6).prop_map(|(asset, number)| holder(AssetId(asset), &person(number)));
    let action = prop_oneof![
        16 => place,
        2 => (0u64..80).prop_map(cancel),
        1 => (1u8..9).prop_map(cancel_all),
        4 => give.prop_map(|(path, asset, amount)| convert(&path, AssetId(asset), amount, 1)),
        1 => Just(collect()),
        1 => held.clone().prop_map(Action::Freeze),
        1 => held.prop_map(Action::Unfreeze),
    ];
    (1usize..6, prop::collection::vec(action, 1..4), 0u64..2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// The world checks every book after every block.
    #[test]
    fn no_crowd_breaks_a_book(steps in prop::collection::vec(step(), 20..80)) {
        let mut world = with_two_markets();
        for (who, actions, pass_ms) in steps {
            world.pass_ms(pass_ms);
            for action in actions {
                let is_issuers = matches!(action, Action::Freeze(_) | Action::Unfreeze(_));
                let actor = person(if is_issuers { 1 } else { who as u8 + 1 });
                let tx = world.tx(&actor).does(&actor, action);
                let receipt = world.run(&tx).expect("it enters the block");
                prop_assert!(receipt.moves.len() <= 2 * tx.operations[0].work() as usize);
            }
        }
    }
}

fn without_fees(world: &mut World) {
    use tally_types::{Parameters, StateKey, codec::Encode, exchange::ExchangeParameters};
    let exchange = ExchangeParameters { taker_fee_bps: 0, maker_fee_bps: 0, opener_share_bps: 0 };
    let parameters = Parameters { exchange, ..Parameters::default() };
    world.state.insert(StateKey::parameters(), parameters.encode());
}
