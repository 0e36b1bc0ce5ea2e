//! Baskets: every refusal once, then what their units are made of.

mod coins;
mod world;

use coins::*;
use tally_types::{
    Amount, AssetId, Event, Move, Place, Refusal, StateKey,
    receipt::CompositionNotice,
    reserve::{Basket, OpenBasket},
    wire::Empty,
};
use world::*;

const EUR: AssetId = AssetId(1);
const USD: AssetId = AssetId(2);
const CNY: AssetId = AssetId(3);
const BASKET: AssetId = AssetId(4);

/// The basket of the reference's worked example: 0.37 EUR, 0.58 USD and 1.10 CNY. Person 4 has 10.00 of each.
fn with_basket() -> World {
    let mut world = World::new();
    for (code, peg) in [("TEUR", "EUR"), ("TUSD", "USD"), ("TCNY", "CNY")] {
        coin_in_circulation(&mut world, code, peg, 2, 1_000);
    }
    world.apply(&person(1), open_basket(2, &[(EUR, 37), (USD, 58), (CNY, 110)]));
    world
}

fn held(world: &World) -> Vec<u128> {
    let basket: Basket = world.read(&StateKey::basket(BASKET)).expect("the basket is there");
    basket.parts.iter().map(|part| part.held.0).collect()
}

fn balances(world: &World, person: &Person) -> [u128; 4] {
    [EUR, USD, CNY, BASKET].map(|asset| world.balance(person, asset))
}

#[test]
fn the_worked_example_of_the_reference() {
    let mut world = with_basket();
    let (governor, alice) = (person(1), person(4));
    let receipt = world.apply(&alice, compose(BASKET, 150));
    let (own, pool) = (Place::Account(alice.address), Place::Basket(BASKET));
    let moved = |from, to, asset, amount| Move { operation: 0, from, to, asset, amount: Amount(amount) };
    let steps = [
        moved(own, pool, EUR, 56),
        moved(own, pool, USD, 87),
        moved(own, pool, CNY, 165),
        moved(Place::Supply(Empty), own, BASKET, 150),
    ];
    assert_eq!(receipt.moves.to_vec(), steps);
    assert_eq!(receipt.fee.amount, Amount(5 * FEE));

    let receipt = world.apply(&alice, decompose(BASKET, 50));
    let steps = [
        moved(own, Place::Supply(Empty), BASKET, 50),
        moved(pool, own, EUR, 18),
        moved(pool, own, USD, 29),
        moved(pool, own, CNY, 55),
    ];
    assert_eq!(receipt.moves.to_vec(), steps);
    assert_eq!(held(&world), [38, 58, 110]);

    let next = [(EUR, 40), (USD, 58)];
    let receipt = world.apply(&governor, vote(BASKET, &next));
    let effective_ms = world.block.time_ms + DAY_MS;
    let notice = CompositionNotice { basket: BASKET, effective_ms };
    assert_eq!(receipt.events.to_vec(), [Event::CompositionVoted(notice)]);
    world.apply(&alice, send(&governor, EUR, 5));
    world.pass_ms(DAY_MS - 1);
    assert_eq!(world.refuse(&governor, adopt(BASKET)), Refusal::CompositionNotReady);
    world.pass_ms(1);
    let receipt = world.apply(&governor, adopt(BASKET));
    let own = Place::Account(governor.address);
    assert_eq!(receipt.moves.to_vec(), [moved(own, pool, EUR, 2), moved(pool, own, CNY, 110)]);
    assert_eq!(receipt.events.to_vec(), [Event::CompositionAdopted(BASKET)]);
    assert_eq!(receipt.fee.amount, Amount(8 * FEE));
    assert_eq!((held(&world), balances(&world, &governor)), (vec![40, 58], [3, 0, 110, 0]));
    assert_eq!(world.refuse(&governor, adopt(BASKET)), Refusal::CompositionNotReady);
}

#[test]
fn composing_and_decomposing_never_profits() {
    let mut world = with_basket();
    let alice = person(4);
    for amount in 1..=20 {
        let before = balances(&world, &alice);
        world.apply(&alice, compose(BASKET, amount));
        world.apply(&alice, decompose(BASKET, amount));
        let after = balances(&world, &alice);
        assert!(before.iter().zip(after).all(|(before, after)| after <= *before), "{amount}");
    }
}

#[test]
fn units_too_few_for_a_part_pay_none_of_it() {
    let mut world = with_basket();
    let alice = person(4);
    world.apply(&alice, compose(BASKET, 1));
    assert_eq!(held(&world), [1, 1, 2]);
    let receipt = world.apply(&alice, decompose(BASKET, 1));
    assert_eq!(receipt.moves.len(), 2);
    assert_eq!(held(&world), [1, 1, 1]);
}

#[test]
fn each_rule_refuses_to_compose_or_decompose() {
    let mut world = with_basket();
    let alice = person(4);
    for operation in [compose, decompose] {
        assert_eq!(world.refuse(&alice, operation(EUR, 1)), Refusal::UnknownBasket);
        let nothing = world.run(&world.tx(&alice).does(&alice, operation(BASKET, 0)));
        assert_eq!(nothing, Err(Refusal::AmountZero));
    }
    assert_eq!(world.refuse(&alice, compose(BASKET, 910)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, compose(BASKET, u128::MAX)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, decompose(BASKET, 1)), Refusal::InsufficientFunds);
    let limits = [(COIN, 1_000), (EUR, 1_000), (USD, 5), (CNY, 1_000), (BASKET, 3)];
    world.apply(&alice, grant(40, &[0xd9, 0xda], &limits, world.block.time_ms + DAY_MS));
    let by_key = alice.with(&[40]);
    assert_eq!(world.refuse(&by_key, compose(BASKET, 10)), Refusal::KeyLimitExceeded);
    world.apply(&by_key, compose(BASKET, 8));
    assert_eq!(world.refuse(&by_key, decompose(BASKET, 4)), Refusal::KeyLimitExceeded);
    world.apply(&by_key, decompose(BASKET, 3));
    assert_eq!(world.refuse(&alice, compose(BASKET, u128::MAX)), Refusal::SupplyOverflow);
}

#[test]
fn each_rule_refuses_a_basket_or_a_vote() {
    let mut world = with_basket();
    let governor = person(1);
    assert_eq!(world.refuse(&governor, open_basket(2, &[(EUR, 1), (BASKET, 1)])), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&governor, vote(BASKET, &[(COIN, 1)])), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&governor, vote(EUR, &[(EUR, 1)])), Refusal::UnknownBasket);
    assert_eq!(world.refuse(&person(4), vote(BASKET, &[(EUR, 1)])), Refusal::NotGovernor);
    assert_eq!(world.refuse(&governor, adopt(EUR)), Refusal::UnknownBasket);
    assert_eq!(world.refuse(&person(4), adopt(BASKET)), Refusal::NotGovernor);
    assert_eq!(world.refuse(&governor, adopt(BASKET)), Refusal::CompositionNotReady);
    let stateless =
        |action| world.run(&world.tx(&governor).does(&governor, action)).map(|receipt| receipt.outcome);
    let mut stateless = stateless;
    assert_eq!(stateless(vote(BASKET, &[(EUR, 0)])), Err(Refusal::AmountZero));
    assert_eq!(stateless(vote(BASKET, &[(EUR, 1), (EUR, 1)])), Err(Refusal::BasketInvalid));
    assert_eq!(stateless(open_basket(2, &[(USD, 1), (EUR, 0)])), Err(Refusal::AmountZero));
    assert_eq!(stateless(open_basket(2, &[(USD, 1), (EUR, 1)])), Err(Refusal::BasketInvalid));
    assert_eq!(stateless(open_basket(19, &[(EUR, 1)])), Err(Refusal::DecimalsTooMany));
    let good = OpenBasket {
        label: label("B", 0),
        governor: governor.address,
        notice_ms: DAY_MS,
        components: components(&[(EUR, 1)]),
    };
    assert_eq!(good.check(), Ok(()));
    assert_eq!(OpenBasket { notice_ms: DAY_MS - 1, ..good.clone() }.check(), Err(Refusal::BasketInvalid));
    assert_eq!(OpenBasket { notice_ms: 366 * DAY_MS, ..good }.check(), Err(Refusal::BasketInvalid));
}

#[test]
fn a_governor_who_does_not_bring_what_is_lacking_adopts_nothing() {
    let mut world = with_basket();
    let (governor, alice) = (person(1), person(4));
    world.apply(&alice, compose(BASKET, 100));
    world.apply(&governor, vote(BASKET, &[(USD, 58), (CNY, 111)]));
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&governor, adopt(BASKET)), Refusal::InsufficientFunds);
    assert_eq!(held(&world), [37, 58, 110]);
    // Meanwhile units are composed and decomposed as before, and a later vote starts its own notice.
    world.apply(&alice, decompose(BASKET, 50));
    world.apply(&governor, vote(BASKET, &[(USD, 1)]));
    assert_eq!(world.refuse(&governor, adopt(BASKET)), Refusal::CompositionNotReady);
}

#[test]
fn a_basket_without_units_changes_for_nothing() {
    let mut world = with_basket();
    let governor = person(1);
    world.apply(&governor, vote(BASKET, &[(CNY, 1)]));
    world.pass_ms(DAY_MS);
    assert_eq!(world.apply(&governor, adopt(BASKET)).moves.len(), 0);
    assert_eq!(held(&world), [0]);
}

#[test]
fn a_basket_of_eight_spills_and_pays_out_into_an_account_that_is_full() {
    let mut world = World::new();
    let coins: Vec<AssetId> = (0..8).map(|_| coin_in_circulation(&mut world, "C", "USD", 0, 1_000)).collect();
    let nominals: Vec<_> = coins.iter().map(|coin| (*coin, 1)).collect();
    world.apply(&person(1), open_basket(0, &nominals));
    let (basket, alice, bob) = (AssetId(9), person(4), person(5));
    world.apply(&alice, compose(basket, 1_000));
    world.apply(&alice, send(&bob, basket, 400));
    let receipt = world.apply(&bob, decompose(basket, 400));
    assert_eq!(receipt.moves.len(), 9);
    for coin in coins {
        assert_eq!((world.balance(&alice, coin), world.balance(&bob, coin)), (0, 400));
    }
}
