//! Each invariant of the oracle and the reserve notices when it is broken.

mod coins;
mod world;

use coins::*;
use tally_ledger::{
    Overlay, apply,
    invariants::{self, Broken},
};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Place, Receipt, StateKey,
    account::Account,
    asset::Asset,
    bytes::Bytes,
    codec::{DecodeExt, Encode},
    oracle::{Feed, FeedId, FeedTerms, OpenFeed},
    receipt::Covered,
    reserve::{Basket, Redemption, RedemptionId, Stablecoin},
    state::Global,
    wire::List,
};
use world::*;

const COIN_1: AssetId = AssetId(1);
const BASKET: AssetId = AssetId(2);
const REDEMPTION: RedemptionId = RedemptionId(0);
const FEED: FeedId = FeedId(0);

/// A coin of which the dealer has 60, a redemption 30 and a basket 10, and a feed.
fn full_world() -> World {
    let mut world = World::new();
    let dealer = person(4);
    coin_in_circulation(&mut world, "TEUR", "EUR", 2, 100);
    world.apply(&dealer, redeem(COIN_1, 30, &dealer));
    world.apply(&person(1), open_basket(0, &[(COIN_1, 2)]));
    world.apply(&dealer, compose(BASKET, 5));
    let reporters: List<Address, 1, 32> = list(vec![address(1)]);
    let terms = FeedTerms { reporters, quorum: 1, heartbeat_ms: DAY_MS, deviation_bps: 1 };
    let open = OpenFeed { base: text("EUR"), quote: text("USD"), decimals: 4, terms };
    world.apply(&dealer, Action::OpenFeed(open));
    world
}

#[test]
fn a_tampered_state_is_noticed() {
    let (coin, basket) = (StateKey::stablecoin(COIN_1), StateKey::basket(BASKET));
    let (redemption, feed) = (StateKey::redemption(REDEMPTION), StateKey::feed(FEED));
    let asset = StateKey::asset(COIN_1);
    let dealer = StateKey::account(&address(4));
    let kind = |key, what| Broken::Kind { key, what };
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let table: &[(Spoil, Broken)] = &[
        (
            &|world| spoil(world, redemption, |redemption: &mut Redemption| redemption.amount.0 += 1),
            Broken::Conservation { asset: COIN_1, found: Amount(101), expected: Amount(100) },
        ),
        (
            &|world| spoil(world, basket, |basket: &mut Basket| basket.parts.as_mut_slice()[0].held.0 -= 1),
            Broken::Conservation { asset: COIN_1, found: Amount(99), expected: Amount(100) },
        ),
        (
            &|world| {
                spoil(world, basket, |basket: &mut Basket| basket.parts.as_mut_slice()[0].held.0 -= 1);
                spoil(world, dealer, |account: &mut Account| {
                    account.balances.as_mut_slice()[1].amount.0 += 1
                });
            },
            kind(basket, "it holds less than its units are made of"),
        ),
        (
            &|world| spoil(world, asset, |asset: &mut Asset| asset.powers.mint = Some(address(1))),
            kind(coin, "somebody has a power over it"),
        ),
        (
            &|world| {
                spoil(world, StateKey::asset(BASKET), |asset: &mut Asset| {
                    asset.powers.freeze = Some(address(1))
                });
            },
            kind(basket, "somebody has a power over it"),
        ),
        (
            &|world| {
                spoil(world, StateKey::global(), |global: &mut Global| global.counters.redemption = 0);
            },
            kind(redemption, "it has an id not given out, or its coin is no stablecoin"),
        ),
        (
            &|world| spoil(world, redemption, |redemption: &mut Redemption| redemption.taken = false),
            kind(redemption, "it is of nothing, or its own dealer has not taken it"),
        ),
        (
            &|world| {
                spoil(world, coin, |coin: &mut Stablecoin| coin.custodians.as_mut_slice()[0].after_ms = 0)
            },
            kind(coin, "an attestation could be given twice"),
        ),
        (
            &|world| spoil(world, feed, |feed: &mut Feed| feed.quorum = 2),
            kind(feed, "its quorum is out of reach"),
        ),
        (
            &|world| spoil(world, feed, |feed: &mut Feed| feed.settled = Some(0)),
            kind(feed, "a price of zero"),
        ),
        (
            &|world| drop(world.state.remove(&feed)),
            kind(StateKey::feed(FeedId(1)), "feeds are not those whose ids were given out"),
        ),
    ];
    for (spoil, broken) in table {
        let mut world = full_world();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(broken.clone()));
    }
}

type Change = Vec<(StateKey, Option<Bytes>)>;

/// The change and the receipt of one send of the coin, from the full world.
fn one_send(world: &World) -> (Change, Vec<Receipt>) {
    let dealer = person(4);
    let transaction = world.tx(&dealer).does(&dealer, send(&person(5), COIN_1, 7)).build();
    let mut overlay = Overlay::new();
    let id = transaction.body.id(&world.block.genesis);
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, id, &transaction);
    let receipt = load_until(&world.state, &mut overlay, run).unwrap();
    (overlay.changes(), vec![receipt])
}

#[test]
fn a_tampered_change_is_noticed() {
    let (coin, basket) = (StateKey::stablecoin(COIN_1), StateKey::basket(BASKET));
    let (redemption, feed) = (StateKey::redemption(REDEMPTION), StateKey::feed(FEED));
    let kind = |key, what| Broken::Kind { key, what };
    fn also<T: DecodeExt<()> + Encode>(
        world: &World,
        change: &mut Change,
        key: StateKey,
        by: impl FnOnce(&mut T),
    ) {
        change.push((key, Some(edit(&world.state[&key], by))));
    }
    type Spoil<'a> = &'a dyn Fn(&World, &mut Change, &mut Vec<Receipt>);
    let table: &[(Spoil, Broken)] = &[
        (&|_, change, _| change.push((coin, None)), kind(coin, "it is gone")),
        (&|_, change, _| change.push((basket, None)), kind(basket, "it is gone")),
        (&|_, change, _| change.push((feed, None)), kind(feed, "it is gone")),
        (
            &|world, change, _| also(world, change, coin, |coin: &mut Stablecoin| coin.max_age_ms += 1),
            kind(coin, "what its holders were promised has changed"),
        ),
        (
            &|world, change, _| also(world, change, redemption, |it: &mut Redemption| it.deadline_ms += 1),
            kind(redemption, "it changed while it waited"),
        ),
        (
            // A redemption leaves without a receipt that says so.
            &|_, change, _| change.push((redemption, None)),
            Broken::ConservationOfChange(COIN_1),
        ),
        (
            &|world, change, _| {
                also(world, change, basket, |it: &mut Basket| it.parts.as_mut_slice()[0].nominal.0 -= 1);
            },
            kind(basket, "its composition changed without notice"),
        ),
        (
            &|world, change, _| also(world, change, basket, |basket: &mut Basket| basket.notice_ms -= 1),
            kind(basket, "its governor or its notice has changed"),
        ),
        (
            // Two parts of the reserve swap units: conserved, but no receipt says so.
            &|world, change, _| {
                also(world, change, basket, |it: &mut Basket| it.parts.as_mut_slice()[0].held.0 += 30);
                change.push((redemption, None));
            },
            Broken::Untraced { place: Place::Redemption(REDEMPTION), asset: COIN_1 },
        ),
        (
            &|world, change, _| also(world, change, feed, |feed: &mut Feed| feed.decimals += 1),
            kind(feed, "it prices something else"),
        ),
        (
            &|_, _, receipts| {
                let (circulating, attested) = (Amount(2), Amount(1));
                let covered = Covered { coin: COIN_1, dealer: address(4), circulating, attested };
                receipts[0].events.push(Event::StablecoinMinted(covered)).unwrap();
            },
            kind(coin, "a dealer minted more than was attested"),
        ),
    ];
    for (tamper, broken) in table {
        let world = full_world();
        let (mut change, mut receipts) = one_send(&world);
        let before = |key: &StateKey| world.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Ok(()));
        tamper(&world, &mut change, &mut receipts);
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Err(broken.clone()));
    }
}
