//! Whatever custodians, dealers, holders and reporters try, in whatever order, every block keeps every invariant, and
//! what a dealer has minted was covered.

mod coins;
mod world;

use coins::*;
use proptest::prelude::*;
use tally_types::{
    Action, Address, Amount, AssetId,
    asset::Burn,
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    reserve::EditStablecoin,
};
use world::*;

/// Few people, so that roles meet: 2 and 3 keep the reserves, 1 and 4 deal, 1 governs.
const PEOPLE: u8 = 4;
const COINS: [AssetId; 2] = [AssetId(1), AssetId(2)];
const BASKET: AssetId = AssetId(3);
const FEED: FeedId = FeedId(0);

/// What someone tries; what it means depends on the block's time.
#[derive(Clone, Debug)]
struct Attempt {
    actor: u8,
    kind: u8,
    coin: usize,
    amount: u128,
    number: u64,
    pass_ms: u64,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let pass_ms = prop_oneof![6 => 0u64..60_000, 2 => 0u64..2 * HOUR_MS, 1 => 0u64..2 * DAY_MS];
    let amount = prop_oneof![9 => 0u128..150, 1 => Just(u128::MAX)];
    (1..=PEOPLE, 0u8..18, 0usize..2, amount, 0u64..6, pass_ms).prop_map(
        |(actor, kind, coin, amount, number, pass_ms)| Attempt { actor, kind, coin, amount, number, pass_ms },
    )
}

fn feed_terms(quorum: u8) -> FeedTerms {
    let mut reporters: Vec<Address> = (1..=3).map(address).collect();
    reporters.sort();
    FeedTerms { reporters: list(reporters), quorum, heartbeat_ms: HOUR_MS, deviation_bps: 500 }
}

/// Mostly who may: a custodian attests and settles, a dealer mints and takes, the governor votes.
fn actor(attempt: &Attempt) -> Person {
    let one_of = |two: [u8; 2]| two[usize::from(attempt.actor % 2)];
    person(match attempt.kind {
        0..=2 | 9 => one_of([2, 3]),
        3..=5 | 8 => one_of([1, 4]),
        14 if attempt.number > 0 => 1,
        _ => attempt.actor,
    })
}

fn action(attempt: &Attempt, now_ms: u64) -> Action {
    let Attempt { kind, amount, number, .. } = *attempt;
    let (coin, someone) = (COINS[attempt.coin], person(number as u8 % PEOPLE + 1));
    let nominals = [(COINS[0], amount % 7), (COINS[1], u128::from(number) + 1)];
    match kind {
        0..=2 => attest(coin, amount.saturating_mul(3), now_ms - number),
        3..=5 => mint(coin, amount),
        6 | 7 => redeem(coin, amount / 4, &person([1, 4][attempt.coin])),
        8 => take(number),
        9 => settle(number),
        10 => cancel(number),
        11 | 12 => compose(BASKET, amount / 4),
        13 => decompose(BASKET, amount / 8),
        14 if amount.is_multiple_of(2) => vote(BASKET, &nominals),
        14 => adopt(BASKET),
        15 => send(&someone, if number > 4 { BASKET } else { coin }, amount / 4),
        16 if amount.is_multiple_of(2) => Action::Burn(Burn { asset: coin, amount: Amount(amount) }),
        16 if number > 4 => {
            let terms = terms(&[(2, amount), (3, 80)], &[(1, 100, 50), (4, amount, 90)]);
            Action::EditStablecoin(EditStablecoin { coin, terms })
        }
        16 => {
            let terms = feed_terms(number as u8 % 3 + 1);
            Action::EditFeed(EditFeed { feed: FEED, owner: Some(someone.address), terms })
        }
        _ => Action::Report(Report { feed: FEED, value: amount as u64, at_ms: now_ms - number }),
    }
}

fn furnished() -> World {
    let mut world = World::new();
    let governor = person(1);
    for (code, peg) in [("TEUR", "EUR"), ("TUSD", "USD")] {
        let terms = terms(&[(2, 300), (3, 200)], &[(1, 100, 100), (4, 150, 90)]);
        world.apply(&governor, open_coin(code, peg, 1, terms));
    }
    world.apply(&governor, open_basket(1, &[(COINS[0], 3), (COINS[1], 7)]));
    let (base, quote) = (text("EUR"), text("USD"));
    world.apply(&governor, Action::OpenFeed(OpenFeed { base, quote, decimals: 2, terms: feed_terms(2) }));
    world.pass_ms(1_000);
    let now_ms = world.block.time_ms;
    for coin in COINS {
        world.apply(&person(2), attest(coin, 300, now_ms));
        world.apply(&person(3), attest(coin, 200, now_ms));
        for dealer in [1, 4] {
            world.apply(&person(dealer), mint(coin, 100));
            world.apply(&person(dealer), send(&person(dealer % 3 + 2), coin, 50));
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_script_breaks_an_invariant(script in prop::collection::vec(attempt(), 1..60)) {
        let mut world = furnished();
        for attempt in script {
            world.pass_ms(attempt.pass_ms);
            let actor = actor(&attempt);
            let action = action(&attempt, world.block.time_ms);
            let mints = matches!(action, Action::MintToDealer(_));
            // Refused or not: the world checks what is left.
            let done = world.run(&world.tx(&actor).does(&actor, action));
            if mints && done.is_ok_and(|receipt| receipt.is_applied()) {
                let (circulating, attested) = reserves(&world, COINS[attempt.coin]);
                prop_assert!(circulating <= attested);
            }
        }
    }
}
