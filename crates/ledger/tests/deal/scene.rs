//! A phone for gold: who deals, the operations, and a world at each stage of the deal.

use crate::world::*;
use tally_types::{
    Action, Amount, AssetId, Hash, Move, Place, StateKey,
    asset::Powers,
    deal::{
        Arbiter, CancelDeal, Deal, DealEnd, DealId, DealNoted, DealOnly, DealParties, OpenDeal, RuleDeal,
        Side, Split,
    },
};

pub const GOLD: AssetId = AssetId(1);
pub const PRICE: u128 = 29_999;
pub const HOUR_MS: u64 = 3_600_000;

pub fn issuer() -> Person {
    person(1)
}

pub fn buyer() -> Person {
    person(2)
}

pub fn seller() -> Person {
    person(3)
}

pub fn arbiter() -> Person {
    person(4)
}

pub fn stranger() -> Person {
    person(5)
}

/// The buyer holds the price in gold, of which the issuer has all powers.
pub fn with_gold() -> World {
    with_powers(all_powers(&issuer()))
}

pub fn with_powers(powers: Powers) -> World {
    let mut world = World::new();
    world.apply(&issuer(), create(powers, 100_000, None));
    if world.asset(GOLD).powers.allow_list.is_some() {
        for person in [buyer(), seller(), arbiter()] {
            world.apply(&issuer(), Action::Allow(holder(GOLD, &person)));
        }
    }
    world.apply(&issuer(), send(&buyer(), GOLD, PRICE));
    world
}

pub fn judge(if_silent: Side) -> Option<Arbiter> {
    Some(Arbiter { account: arbiter().address, fee_bps: 150, rule_within_ms: HOUR_MS, if_silent })
}

/// A phone for the price: an hour to accept, two to ship, three to confirm.
pub fn terms(world: &World, arbiter: Option<Arbiter>) -> OpenDeal {
    OpenDeal {
        seller: seller().address,
        asset: GOLD,
        amount: Amount(PRICE),
        description: text("A phone, second hand"),
        terms: Some(Hash([7; 32])),
        arbiter,
        accept_by_ms: world.block.time_ms + HOUR_MS,
        ship_within_ms: 2 * HOUR_MS,
        confirm_within_ms: 3 * HOUR_MS,
    }
}

pub fn open(world: &mut World, arbiter: Option<Arbiter>) {
    let terms = terms(world, arbiter);
    world.apply(&buyer(), Action::OpenDeal(terms));
}

pub fn only(deal: u64) -> DealOnly {
    DealOnly { deal: DealId(deal) }
}

pub fn accept() -> Action {
    Action::AcceptDeal(only(0))
}

pub fn ship() -> Action {
    Action::ShipDeal(DealNoted { deal: DealId(0), note: text("parcel 17") })
}

pub fn confirm() -> Action {
    Action::ConfirmDeal(only(0))
}

pub fn refund() -> Action {
    Action::RefundDeal(only(0))
}

pub fn settle() -> Action {
    Action::SettleDeal(only(0))
}

pub fn dispute() -> Action {
    Action::DisputeDeal(DealNoted { deal: DealId(0), note: text("it does not ring") })
}

pub fn rule(to_seller: u128) -> Action {
    Action::RuleDeal(RuleDeal { deal: DealId(0), to_seller: Amount(to_seller), note: text("it rings") })
}

pub fn cancel(to_seller: u128) -> Action {
    Action::CancelDeal(CancelDeal { deal: DealId(0), to_seller: Amount(to_seller) })
}

/// A deal with gold at the given stage; disputed by the buyer.
pub fn accepted(arbiter: Option<Arbiter>) -> World {
    let mut world = with_gold();
    open(&mut world, arbiter);
    accept_all(&mut world, arbiter);
    world
}

pub fn accept_all(world: &mut World, judge: Option<Arbiter>) {
    world.apply(&seller(), accept());
    if judge.is_some() {
        world.apply(&arbiter(), accept());
    }
}

pub fn shipped(arbiter: Option<Arbiter>) -> World {
    let mut world = accepted(arbiter);
    world.apply(&seller(), ship());
    world
}

pub fn disputed(if_silent: Side) -> World {
    let mut world = shipped(judge(if_silent));
    world.apply(&buyer(), dispute());
    world
}

pub fn deal(world: &World) -> Deal {
    world.read(&StateKey::deal(DealId(0))).expect("the deal is kept")
}

pub fn parties(arbiter: Option<Arbiter>) -> DealParties {
    DealParties {
        deal: DealId(0),
        buyer: buyer().address,
        seller: seller().address,
        arbiter: arbiter.map(|arbiter| arbiter.account),
    }
}

pub fn paid(person: &Person, amount: u128) -> Move {
    let (from, to) = (Place::Deal(DealId(0)), Place::Account(person.address));
    Move { operation: 0, from, to, asset: GOLD, amount: Amount(amount) }
}

pub fn split(to_buyer: u128, to_seller: u128, to_arbiter: u128) -> Split {
    Split { to_buyer: Amount(to_buyer), to_seller: Amount(to_seller), to_arbiter: Amount(to_arbiter) }
}

/// How the deal ended and who was paid, by its record and by their balances.
pub fn assert_ended(world: &World, how: DealEnd, paid: Split) {
    let ended = deal(world).ended.expect("it ended");
    assert_eq!((ended.how, ended.paid), (how, paid));
    let gold = |person: &Person| Amount(world.balance(person, GOLD));
    let balances = (gold(&buyer()), gold(&seller()), gold(&arbiter()));
    assert_eq!(balances, (paid.to_buyer, paid.to_seller, paid.to_arbiter));
}
