//! Stake: every refusal once, then what happens, with the numbers of the reference's worked example.

mod world;

use tally_types::{
    Action, Amount, Event, Move, Outcome, Place, Refusal,
    receipt::{CommissionChanged, Refused, StakeBonded, StakeUnbonded, StakeWent},
    stake::CandidateId,
    wire::Empty,
};
use world::{stake::*, *};

fn moved(from: Place, to: Place, amount: u128) -> Move {
    Move { operation: 0, from, to, asset: COIN, amount: Amount(amount) }
}

fn bonded(candidate: u64) -> Place {
    Place::Bonded(CandidateId(candidate))
}

fn unbonding(candidate: u64) -> Place {
    Place::Unbonding(CandidateId(candidate))
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

const REWARDS: Place = Place::StakeRewards(Empty);
const TREASURY: Place = Place::Treasury(Empty);

/// Carol's candidate 0 and Dan's candidate 1; Alice has bonded 3,000 and Bob 1,000 to Carol's.
fn with_bonds() -> (World, [Person; 4]) {
    let mut world = World::new();
    let people = [person(1), person(2), person(3), person(4)];
    let [alice, bob, carol, dan] = &people;
    world.apply(carol, become_candidate(2_000));
    world.apply(dan, become_candidate(0));
    world.apply(alice, bond(0, 3_000));
    world.apply(bob, bond(0, 1_000));
    (world, people)
}

#[test]
fn a_bond_moves_coin_to_the_candidate() {
    let (mut world, [alice, ..]) = with_bonds();
    let before = world.balance(&alice, COIN);
    let receipt = world.apply(&alice, bond(1, 1_500));
    assert_eq!(receipt.moves.to_vec(), [moved(at(&alice), bonded(1), 1_500)]);
    let event = StakeBonded { candidate: CandidateId(1), account: alice.address, amount: Amount(1_500) };
    assert_eq!(receipt.events.to_vec(), [Event::Bonded(event)]);
    assert_eq!(world.balance(&alice, COIN), before - 1_500 - FEE);
    assert_eq!(world.book().active, Amount(5_500));
}

#[test]
fn a_candidate_is_opened_with_a_commission_up_to_the_highest() {
    let mut world = World::new();
    let carol = person(3);
    assert_eq!(world.refuse(&carol, become_candidate(2_001)), Refusal::CommissionTooHigh);
    let receipt = world.apply(&carol, become_candidate(2_000));
    assert_eq!(receipt.events.to_vec(), [Event::CandidateOpened(CandidateId(0))]);
    let candidate = world.candidate(0);
    assert_eq!((candidate.owner, candidate.commission_bps), (carol.address, 2_000));
    assert_eq!(candidate.pool.units, Amount(0));
}

#[test]
fn each_rule_refuses_a_bond() {
    let (mut world, [alice, _, carol, _]) = with_bonds();
    assert_eq!(world.refuse(&alice, bond(0, RICH)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, bond(9, RICH)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, bond(9, 1)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&carol, bond(0, 999)), Refusal::BondTooSmall);
    world.apply(&carol, bond(0, 1_000));
    world.apply(&carol, bond(0, 1));
    let later = world.block.time_ms + 1;
    world.apply(&alice, grant(40, &[0x91, 0x92], &[(COIN, 2_000)], later));
    // The limit counts fees too, and what leaves the account by bonding; unbonding leaves no account.
    let scoped = alice.with(&[40]);
    world.apply(&scoped, bond(0, 1_500));
    assert_eq!(world.refuse(&scoped, bond(0, 1_000)), Refusal::KeyLimitExceeded);
    world.apply(&scoped, unbond(0, 2_000));
    world.apply(&carol, retire(0));
    assert_eq!(world.refuse(&alice, bond(0, 1)), Refusal::CandidateRetired);
}

#[test]
fn each_rule_refuses_an_unbonding() {
    let (mut world, [alice, _, _, dan]) = with_bonds();
    assert_eq!(world.refuse(&alice, unbond(9, 1)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, unbond(0, 3_001)), Refusal::BondInsufficient);
    assert_eq!(world.refuse(&dan, unbond(0, 1)), Refusal::BondInsufficient);
    assert_eq!(world.refuse(&alice, unbond(0, 2_001)), Refusal::BondTooSmall);
    world.apply(&alice, bond(0, 7_000));
    world.apply(&alice, move_stake(0, 1, 1_000));
    assert_eq!(world.refuse(&alice, unbond(1, 1_001)), Refusal::BondInsufficient);
    assert_eq!(world.refuse(&alice, unbond(1, 1)), Refusal::BondTooSmall);
    assert_eq!(world.refuse(&alice, unbond(1, 1_000)), Refusal::MovedRecently);
    for _ in 0..8 {
        world.apply(&alice, unbond(0, 10));
        // Those of one epoch are one.
        world.apply(&alice, unbond(0, 10));
        world.next_epoch();
    }
    assert_eq!(world.refuse(&alice, unbond(0, 10)), Refusal::TooManyUnbondings);
    world.apply(&alice, finish(0));
    world.apply(&alice, unbond(0, 10));
}

#[test]
fn what_unbonds_is_free_after_whole_epochs() {
    let (mut world, [alice, bob, ..]) = with_bonds();
    let receipt = world.apply(&bob, unbond(0, 1_000));
    let ready_ms = (world.block.time_ms / DAY_MS + 8) * DAY_MS;
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(0), unbonding(0), 1_000)]);
    let (candidate, account) = (CandidateId(0), bob.address);
    let event = StakeUnbonded { candidate, account, amount: Amount(1_000), ready_ms };
    assert_eq!(receipt.events.to_vec(), [Event::Unbonded(event)]);
    assert_eq!(world.refuse(&bob, finish(9)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, finish(0)), Refusal::NothingDue);
    world.pass_ms(ready_ms - world.block.time_ms - 1);
    assert_eq!(world.refuse(&bob, finish(0)), Refusal::NothingDue);
    world.pass_ms(1);
    let receipt = world.apply(&bob, finish(0));
    assert_eq!(receipt.moves.to_vec(), [moved(unbonding(0), at(&bob), 1_000)]);
    assert_eq!(receipt.events.to_vec(), []);
    assert_eq!((world.bond(&bob, 0), world.leaving(0, ready_ms)), (None, None));
}

#[test]
fn rewards_are_told_apart_as_the_reference_says() {
    let (mut world, [alice, bob, carol, dan]) = with_bonds();
    world.fill_pot(1_250);
    world.next_epoch();
    assert_eq!(world.refuse(&alice, claim(9)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&dan, claim(0)), Refusal::NothingDue);
    // 625 for stakers: a fifth is Carol's, 500 are 375 for 3,000 and 125 for 1,000.
    assert_eq!(world.apply(&alice, claim(0)).moves.to_vec(), [moved(REWARDS, at(&alice), 375)]);
    assert_eq!(world.apply(&bob, claim(0)).moves.to_vec(), [moved(REWARDS, at(&bob), 125)]);
    assert_eq!(world.apply(&carol, claim(0)).moves.to_vec(), [moved(REWARDS, at(&carol), 125)]);
    assert_eq!(world.refuse(&alice, claim(0)), Refusal::NothingDue);
    assert_eq!(world.book().rewards, Amount(0));
    // 505 for stakers: 101 are Carol's, 303 Alice's and 101 Bob's, each but for less than a millionth.
    world.fill_pot(1_010);
    world.next_epoch();
    assert_eq!(world.apply(&alice, claim(0)).moves.to_vec(), [moved(REWARDS, at(&alice), 302)]);
    assert_eq!(world.apply(&bob, claim(0)).moves.to_vec(), [moved(REWARDS, at(&bob), 100)]);
    assert_eq!(world.apply(&carol, claim(0)).moves.to_vec(), [moved(REWARDS, at(&carol), 100)]);
    assert_eq!(world.book().rewards, Amount(3));
    // What was a part of a unit is not lost: it is paid with the next.
    world.fill_pot(1_250);
    world.next_epoch();
    assert_eq!(world.apply(&alice, claim(0)).moves.to_vec(), [moved(REWARDS, at(&alice), 375)]);
    assert_eq!(world.apply(&bob, claim(0)).moves.to_vec(), [moved(REWARDS, at(&bob), 125)]);
}

#[test]
fn a_penalty_reaches_what_is_bonded_and_what_is_unbonding() {
    let (mut world, [alice, bob, _, dan]) = with_bonds();
    world.apply(&bob, bond(0, 500));
    world.apply(&bob, unbond(0, 500));
    let ready_ms = (world.block.time_ms / DAY_MS + 8) * DAY_MS;
    world.apply(&alice, unbond(0, 1_000));
    world.apply(&alice, bond(0, 1_000));
    let moves = world.penalize(0, 1_000);
    assert_eq!(moves, [moved(bonded(0), TREASURY, 400), moved(unbonding(0), TREASURY, 150)]);
    assert_eq!((world.candidate(0).pool.units, world.candidate(0).pool.shares), (Amount(3_600), 4_000));
    assert_eq!((world.book().active, world.treasury()), (Amount(3_600), 550));
    // 2,000 buy 2,222 shares, worth 1,999: the rounding is the pool's.
    world.apply(&dan, bond(0, 2_000));
    assert_eq!(world.bond(&dan, 0).unwrap().shares, 2_222);
    assert_eq!(world.refuse(&dan, unbond(0, 2_000)), Refusal::BondInsufficient);
    let receipt = world.apply(&dan, unbond(0, 1_999));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(0), unbonding(0), 1_999)]);
    // What left after the penalty paid nothing of it.
    world.pass_ms(ready_ms - world.block.time_ms);
    assert_eq!(world.apply(&bob, finish(0)).moves.to_vec(), [moved(unbonding(0), at(&bob), 450)]);
    assert_eq!(world.apply(&alice, finish(0)).moves.to_vec(), [moved(unbonding(0), at(&alice), 900)]);
    assert_eq!(world.apply(&dan, finish(0)).moves.to_vec(), [moved(unbonding(0), at(&dan), 1_999)]);
    assert_eq!(world.refuse(&alice, unbond(0, 2_702)), Refusal::BondInsufficient);
}

#[test]
fn a_penalty_does_not_reach_what_is_free() {
    let (mut world, [_, bob, ..]) = with_bonds();
    world.apply(&bob, unbond(0, 1_000));
    let ready_ms = (world.block.time_ms / DAY_MS + 8) * DAY_MS;
    world.pass_ms(ready_ms - world.block.time_ms);
    assert_eq!(world.penalize(0, 5_000), [moved(bonded(0), TREASURY, 1_500)]);
    assert_eq!(world.apply(&bob, finish(0)).moves.to_vec(), [moved(unbonding(0), at(&bob), 1_000)]);
}

#[test]
fn a_whole_penalty_retires_the_candidate_and_leaves_worthless_shares() {
    let (mut world, [alice, bob, carol, _]) = with_bonds();
    world.apply(&bob, unbond(0, 1_000));
    world.fill_pot(1_250);
    world.next_epoch();
    let moves = world.penalize(0, 10_000);
    assert_eq!(moves, [moved(bonded(0), TREASURY, 3_000), moved(unbonding(0), TREASURY, 1_000)]);
    assert!(world.candidate(0).retired);
    assert_eq!(world.refuse(&alice, bond(0, 1_000)), Refusal::CandidateRetired);
    assert_eq!(world.refuse(&alice, unbond(0, 1)), Refusal::BondInsufficient);
    // What was earned before stays earned: of 625 all but Carol's fifth is Alice's.
    assert_eq!(world.apply(&alice, claim(0)).moves[0].amount.0 + 125, 624);
    world.apply(&carol, claim(0));
    world.pass_ms(8 * DAY_MS);
    assert_eq!(world.apply(&bob, finish(0)).moves.to_vec(), []);
    assert_eq!(world.bond(&bob, 0), None);
}

#[test]
fn stake_moves_at_once_and_answers_for_where_it_was() {
    let (mut world, [alice, bob, _, dan]) = with_bonds();
    world.apply(&dan, bond(1, 2_000));
    let ready_ms = (world.block.time_ms / DAY_MS + 8) * DAY_MS;
    let receipt = world.apply(&alice, move_stake(0, 1, 1_000));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(0), bonded(1), 1_000)]);
    let (from, to, account) = (CandidateId(0), CandidateId(1), alice.address);
    let event = StakeWent { from, to, account, amount: Amount(1_000), ready_ms };
    assert_eq!(receipt.events.to_vec(), [Event::StakeMoved(event)]);
    assert_eq!(world.refuse(&bob, carry_penalty(&alice, 9)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&bob, carry_penalty(&alice, 1)), Refusal::NothingDue);
    assert_eq!(world.penalize(0, 1_000), [moved(bonded(0), TREASURY, 300)]);
    // Anyone may carry it to where the stake went.
    let receipt = world.apply(&bob, carry_penalty(&alice, 1));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(1), TREASURY, 100)]);
    assert_eq!(world.refuse(&bob, carry_penalty(&alice, 1)), Refusal::NothingDue);
    assert_eq!(world.candidate(1).pool.units, Amount(2_900));
    // Twice penalized, twice carried; another operation does it too.
    world.penalize(0, 1_000);
    let receipt = world.apply(&alice, bond(1, 1_000));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(1), TREASURY, 90), moved(at(&alice), bonded(1), 1_000)]);
    world.pass_ms(ready_ms - world.block.time_ms - 1);
    assert_eq!(world.refuse(&alice, unbond(1, 1_810)), Refusal::MovedRecently);
    world.pass_ms(1);
    // It is over, whatever becomes of the first candidate now.
    world.penalize(0, 5_000);
    let receipt = world.apply(&alice, unbond(1, 1_810));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(1), unbonding(1), 1_810)]);
    assert_eq!(world.leaving(0, ready_ms), None);
}

#[test]
fn a_penalty_that_stake_left_behind_takes_no_more_than_there_is() {
    let (mut world, [alice, bob, ..]) = with_bonds();
    world.apply(&alice, move_stake(0, 1, 1_000));
    world.penalize(1, 5_000);
    world.penalize(0, 10_000);
    let receipt = world.apply(&bob, carry_penalty(&alice, 1));
    assert_eq!(receipt.moves.to_vec(), [moved(bonded(1), TREASURY, 500)]);
    assert_eq!(world.bond(&alice, 1).unwrap().shares, 0);
    world.pass_ms(9 * DAY_MS);
    // The lien is over, and nothing is left of the bond.
    assert_eq!(world.apply(&bob, carry_penalty(&alice, 1)).moves.to_vec(), []);
    assert_eq!(world.bond(&alice, 1), None);
}

#[test]
fn each_rule_refuses_a_move() {
    let (mut world, [alice, bob, _, dan]) = with_bonds();
    assert_eq!(world.refuse(&alice, move_stake(0, 9, 1)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, move_stake(9, 0, 1)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, move_stake(0, 1, 3_001)), Refusal::BondInsufficient);
    assert_eq!(world.refuse(&alice, move_stake(0, 1, 2_500)), Refusal::BondTooSmall);
    assert_eq!(world.refuse(&alice, move_stake(0, 1, 999)), Refusal::BondTooSmall);
    world.apply(&alice, move_stake(0, 1, 1_000));
    assert_eq!(world.refuse(&alice, move_stake(0, 1, 1_000)), Refusal::MovedRecently);
    world.apply(&bob, bond(1, 1_000));
    assert_eq!(world.refuse(&alice, move_stake(1, 0, 1_000)), Refusal::MovedRecently);
    world.apply(&dan, retire(1));
    assert_eq!(world.refuse(&bob, move_stake(0, 1, 1_000)), Refusal::CandidateRetired);
    // Away from a candidate that has retired one may move.
    world.apply(&bob, move_stake(1, 0, 1_000));
}

#[test]
fn a_commission_rises_once_an_epoch_by_little_and_falls_at_once() {
    let (mut world, [alice, _, carol, dan]) = with_bonds();
    assert_eq!(world.refuse(&alice, set_commission(9, 1)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, set_commission(1, 0)), Refusal::AlreadySo);
    assert_eq!(world.refuse(&alice, set_commission(1, 1)), Refusal::NotCandidateOwner);
    assert_eq!(world.refuse(&carol, set_commission(0, 2_001)), Refusal::CommissionTooHigh);
    // Opening it was this epoch's raise.
    assert_eq!(world.refuse(&dan, set_commission(1, 1)), Refusal::CommissionRaised);
    world.fill_pot(1_250);
    world.next_epoch();
    assert_eq!(world.refuse(&dan, set_commission(1, 101)), Refusal::CommissionRaised);
    let receipt = world.apply(&dan, set_commission(1, 100));
    let event = CommissionChanged { candidate: CandidateId(1), commission_bps: 100 };
    assert_eq!(receipt.events.to_vec(), [Event::CommissionSet(event)]);
    assert_eq!(world.refuse(&dan, set_commission(1, 101)), Refusal::CommissionRaised);
    // What was received before is shared out by the old one.
    world.apply(&carol, set_commission(0, 0));
    assert_eq!(world.apply(&carol, claim(0)).moves.to_vec(), [moved(REWARDS, at(&carol), 125)]);
    world.apply(&dan, retire(1));
    assert_eq!(world.refuse(&dan, set_commission(1, 0)), Refusal::CandidateRetired);
}

#[test]
fn a_retired_candidate_earns_no_more_and_lets_go() {
    let (mut world, [alice, _, carol, dan]) = with_bonds();
    world.apply(&dan, bond(1, 2_000));
    assert_eq!(world.refuse(&alice, retire(9)), Refusal::UnknownCandidate);
    assert_eq!(world.refuse(&alice, retire(0)), Refusal::NotCandidateOwner);
    let receipt = world.apply(&carol, retire(0));
    assert_eq!(receipt.events.to_vec(), [Event::CandidateRetired(CandidateId(0))]);
    assert_eq!(world.refuse(&carol, retire(0)), Refusal::CandidateRetired);
    assert_eq!(world.book().active, Amount(2_000));
    world.fill_pot(1_250);
    world.next_epoch();
    assert_eq!(world.refuse(&alice, claim(0)), Refusal::NothingDue);
    assert_eq!(world.apply(&dan, claim(1)).moves.to_vec(), [moved(REWARDS, at(&dan), 625)]);
    world.apply(&alice, unbond(0, 3_000));
    assert_eq!(world.book().active, Amount(2_000));
}

#[test]
fn the_bytes_alone_refuse_nothing_and_nowhere() {
    let alice = person(1);
    let mut world = World::new();
    for (action, refusal) in [
        (bond(0, 0), Refusal::AmountZero),
        (unbond(0, 0), Refusal::AmountZero),
        (move_stake(0, 0, 0), Refusal::AmountZero),
        (move_stake(0, 0, 1), Refusal::SameCandidate),
    ] {
        assert_eq!(world.run(&world.tx(&alice).does(&alice, action)), Err(refusal));
    }
    let Action::BecomeCandidate(mut operation) = become_candidate(0) else { unreachable!() };
    operation.name = text(" North");
    let action = Action::BecomeCandidate(operation);
    assert_eq!(world.run(&world.tx(&alice).does(&alice, action)), Err(Refusal::TextNotPlain));
}

/// The world allows a transaction few calls (see `load_until`), so what is missing must be asked for together.
#[test]
fn unbonding_from_many_candidates_asks_for_all_at_once() {
    let mut world = World::new();
    let alice = person(1);
    let mut opening = world.tx(&alice);
    let mut leaving = opening.clone();
    for id in 0..20 {
        opening = opening.does(&alice, become_candidate(0)).does(&alice, bond(id, 1_000));
        leaving = leaving.does(&alice, unbond(id, 1_000));
    }
    assert_eq!(world.run(&opening).unwrap().outcome, applied());
    leaving.nonce = world.account(&alice).nonces.next();
    let receipt = world.run(&leaving.clone()).unwrap();
    assert_eq!((receipt.outcome, receipt.moves.len()), (applied(), 20));
    leaving.nonce += 1;
    let refused = Refused { operation: 0, refusal: Refusal::BondInsufficient };
    assert_eq!(world.run(&leaving).unwrap().outcome, Outcome::Refused(refused));
}
