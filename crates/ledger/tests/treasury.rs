//! The fee pot is shared out once an epoch.

mod world;

use tally_ledger::{Overlay, begin};
use tally_types::{
    Amount, AssetId, Move, Parameters, Place, StateKey,
    asset::Powers,
    codec::Encode as _,
    fee::Fee,
    state::{Global, PotEntry},
    treasury::Treasury,
    wire::Empty,
};
use world::{stake::*, *};

const GOLD: AssetId = AssetId(1);

/// What opening the world's next block moves.
fn opening(world: &World) -> Vec<Move> {
    load_until(&world.state, &mut Overlay::new(), |overlay| begin(overlay, &world.block)).unwrap()
}

fn from_pot(to: Place, asset: AssetId, amount: u128) -> Move {
    Move { operation: 0, from: Place::FeePot(Empty), to, asset, amount: Amount(amount) }
}

fn record(world: &World) -> Treasury {
    world.read(&StateKey::treasury()).unwrap()
}

#[test]
fn an_epoch_s_fees_are_shared_out_in_the_first_block_of_the_next() {
    let mut world = World::new();
    world.apply(&person(1), become_candidate(0));
    world.apply(&person(2), bond(0, 4_000));
    world.fill_pot(1_250);
    let epoch = record(&world).epoch;
    assert_eq!(opening(&world), []);
    world.next_epoch();
    let expected = [
        from_pot(Place::StakeRewards(Empty), COIN, 625),
        from_pot(Place::MiningBudget(Empty), COIN, 250),
        from_pot(Place::Treasury(Empty), COIN, 375),
    ];
    assert_eq!(opening(&world), expected);
    world.apply(&person(1), send(&person(2), COIN, 1));
    let treasury = record(&world);
    assert_eq!((treasury.epoch, treasury.mining_budget.0, world.treasury()), (epoch + 1, 250, 375));
    assert_eq!((world.book().rewards.0, world.pot(COIN)), (625, FEE));
    // Once: the rest of the epoch collects.
    assert_eq!(opening(&world), []);
}

#[test]
fn where_nobody_is_bonded_the_treasury_has_the_stakers_share() {
    let mut world = World::new();
    world.fill_pot(1_010);
    world.next_epoch();
    let expected =
        [from_pot(Place::MiningBudget(Empty), COIN, 202), from_pot(Place::Treasury(Empty), COIN, 808)];
    assert_eq!(opening(&world), expected);
    world.apply(&person(1), become_candidate(0));
    assert_eq!((world.treasury(), world.book().rewards.0), (808, 0));
}

#[test]
fn other_assets_go_to_the_treasury_whole_while_there_is_room() {
    let mut world = World::new();
    let issuer = person(1);
    world.apply(&issuer, create(Powers::default(), 1_000, None));
    let mut tx = world.tx(&issuer).does(&issuer, send(&person(2), COIN, 1));
    tx.fee_limit = Fee { asset: GOLD, amount: Amount(4) };
    world.run(&tx).unwrap();
    world.next_epoch();
    let gold = from_pot(Place::Treasury(Empty), GOLD, 4);
    assert_eq!(opening(&world)[2], gold);
    world.apply(&issuer, send(&person(2), COIN, 1));
    assert_eq!((record(&world).held(GOLD), world.pot(GOLD)), (Amount(4), 0));
    // Assets 2 to 64 have taken all room but the coin's: gold stays where it is.
    let entry = |asset| PotEntry { asset: AssetId(asset), amount: Amount(1) };
    let full = Treasury { entries: list((2..65).map(entry).collect()), ..record(&world) };
    world.state.insert(StateKey::treasury(), full.encode());
    let global = Global { fee_pot: list(vec![entry(0), entry(1), entry(2)]), ..world.global() };
    world.state.insert(StateKey::global(), global.encode());
    world.next_epoch();
    let expected =
        [from_pot(Place::Treasury(Empty), COIN, 1), from_pot(Place::Treasury(Empty), AssetId(2), 1)];
    assert_eq!(opening(&world), expected);
}

#[test]
fn fees_are_shared_out_too_when_epochs_become_longer() {
    let mut world = World::new();
    world.fill_pot(100);
    let longer = Parameters { epoch_ms: 7 * DAY_MS, ..Parameters::default() };
    world.state.insert(StateKey::parameters(), longer.encode());
    assert_eq!(opening(&world).len(), 2);
    world.apply(&person(1), send(&person(2), COIN, 1));
    world.pass_ms(DAY_MS);
    assert_eq!(opening(&world), []);
}
