//! The steps of a deal: who may take them, and until when.

use crate::{scene::*, world::*};
use tally_types::{
    Action, Amount, AssetId, Event, Refusal,
    asset::{AssetOnly, Powers},
    deal::{Arbiter, DealId, DealNoted, DealStep, MAX_ACCEPT_MS, OpenDeal, Side},
};

#[test]
fn each_rule_refuses_an_opening() {
    type Setup = fn(&mut World);
    type Spoil = fn(&mut OpenDeal);
    let pause: Setup = |world| drop(world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD })));
    let freeze: Setup = |world| drop(world.apply(&issuer(), Action::Freeze(holder(GOLD, &buyer()))));
    let table: &[(Setup, Spoil, Refusal)] = &[
        (|_| {}, |terms| terms.asset = AssetId(9), Refusal::UnknownAsset),
        (pause, |_| {}, Refusal::AssetPaused),
        (freeze, |_| {}, Refusal::AccountFrozen),
        (|_| {}, |terms| terms.amount.0 += 1, Refusal::InsufficientFunds),
        (|_| {}, |terms| terms.accept_by_ms -= HOUR_MS, Refusal::DeadlineInvalid),
        (|_| {}, |terms| terms.accept_by_ms += MAX_ACCEPT_MS - HOUR_MS + 1, Refusal::DeadlineInvalid),
    ];
    for (setup, spoil, refusal) in table {
        let mut world = with_gold();
        setup(&mut world);
        let mut terms = terms(&world, None);
        spoil(&mut terms);
        assert_eq!(world.refuse(&buyer(), Action::OpenDeal(terms)), *refusal);
        assert_eq!(world.balance(&buyer(), GOLD), PRICE);
    }
    let mut world = with_gold();
    let mut terms = terms(&world, None);
    terms.accept_by_ms = world.block.time_ms + MAX_ACCEPT_MS;
    world.apply(&buyer(), Action::OpenDeal(terms));
}

#[test]
fn a_deal_that_cannot_be_stays_out_of_the_block() {
    let mut world = with_gold();
    let fit = terms(&world, judge(Side::BUYER));
    let stay_out = |world: &mut World, terms: OpenDeal| {
        world.run(&world.tx(&buyer()).does(&buyer(), Action::OpenDeal(terms))).unwrap_err()
    };
    let greedy = judge(Side::BUYER).map(|arbiter| Arbiter { fee_bps: 1_001, ..arbiter });
    let itself = OpenDeal { seller: buyer().address, ..fit.clone() };
    assert_eq!(stay_out(&mut world, OpenDeal { amount: Amount(0), ..fit.clone() }), Refusal::AmountZero);
    assert_eq!(stay_out(&mut world, itself), Refusal::SelfSend);
    assert_eq!(stay_out(&mut world, OpenDeal { arbiter: greedy, ..fit.clone() }), Refusal::ArbiterInvalid);
    assert_eq!(stay_out(&mut world, OpenDeal { ship_within_ms: 59_999, ..fit }), Refusal::DealTimesInvalid);
    let hidden = DealNoted { deal: DealId(0), note: text("a\u{202e}b") };
    let tx = world.tx(&buyer()).does(&buyer(), Action::DisputeDeal(hidden));
    assert_eq!(world.run(&tx), Err(Refusal::TextNotPlain));
}

#[test]
fn an_opening_counts_against_the_limit_of_a_scoped_key() {
    let mut world = with_gold();
    let expires_ms = world.block.time_ms + HOUR_MS;
    world.apply(&buyer(), grant(40, &[0x60, 0x63], &[(COIN, 1_000), (GOLD, PRICE)], expires_ms));
    let scoped = buyer().with(&[40]);
    let dear = Action::OpenDeal(terms(&world, None));
    world.apply(&issuer(), send(&buyer(), GOLD, 1));
    let one_more = Action::OpenDeal(OpenDeal { amount: Amount(1), ..terms(&world, None) });
    world.apply(&scoped, dear);
    assert_eq!(world.refuse(&scoped, one_more), Refusal::KeyLimitExceeded);
    // What it confirms has left the account long ago.
    world.apply(&seller(), accept());
    world.apply(&scoped, confirm());
}

#[test]
fn an_allow_list_binds_all_who_take_part_as_they_join() {
    let powers = Powers { allow_list: Some(issuer().address), ..all_powers(&issuer()) };
    let disallow = |person: &Person| Action::Disallow(holder(GOLD, person));
    let allow = |person: &Person| Action::Allow(holder(GOLD, person));
    let mut world = with_powers(powers);
    let offer = Action::OpenDeal(terms(&world, judge(Side::BUYER)));
    for person in [buyer(), seller()] {
        world.apply(&issuer(), disallow(&person));
        assert_eq!(world.refuse(&buyer(), offer.clone()), Refusal::NotAllowed);
        world.apply(&issuer(), allow(&person));
    }
    world.apply(&buyer(), offer);
    for person in [seller(), arbiter()] {
        world.apply(&issuer(), disallow(&person));
        assert_eq!(world.refuse(&person, accept()), Refusal::NotAllowed);
        world.apply(&issuer(), allow(&person));
        world.apply(&person, accept());
    }
}

#[test]
fn seller_and_arbiter_each_accept_in_time_and_once() {
    let mut world = with_gold();
    open(&mut world, judge(Side::BUYER));
    assert_eq!(world.refuse(&seller(), Action::AcceptDeal(only(1))), Refusal::UnknownDeal);
    for person in [buyer(), stranger()] {
        assert_eq!(world.refuse(&person, accept()), Refusal::NotDealParty);
    }
    let receipt = world.apply(&seller(), accept());
    let step = DealStep { parties: parties(judge(Side::BUYER)), by: seller().address, until_ms: None };
    assert_eq!(receipt.events.to_vec(), [Event::DealAccepted(step)]);
    assert_eq!(world.refuse(&seller(), accept()), Refusal::AlreadySo);
    assert_eq!(world.refuse(&seller(), ship()), Refusal::DealStageWrong);
    world.pass_ms(HOUR_MS + 1);
    assert_eq!(world.refuse(&arbiter(), accept()), Refusal::DealStepLate);
    world.block.time_ms -= 1;
    let receipt = world.apply(&arbiter(), accept());
    let until_ms = Some(world.block.time_ms + 2 * HOUR_MS);
    let step = DealStep { by: arbiter().address, until_ms, ..step };
    assert_eq!(receipt.events.to_vec(), [Event::DealAccepted(step)]);
    assert_eq!(world.refuse(&arbiter(), accept()), Refusal::AlreadySo);
    let mut ended = with_gold();
    open(&mut ended, None);
    ended.apply(&seller(), refund());
    assert_eq!(ended.refuse(&seller(), accept()), Refusal::DealStageWrong);
}

#[test]
fn only_the_seller_ships_once_and_in_time() {
    let mut world = accepted(None);
    let unknown = Action::ShipDeal(DealNoted { deal: DealId(1), note: text("") });
    assert_eq!(world.refuse(&seller(), unknown), Refusal::UnknownDeal);
    assert_eq!(world.refuse(&buyer(), ship()), Refusal::NotDealParty);
    world.pass_ms(2 * HOUR_MS + 1);
    assert_eq!(world.refuse(&seller(), ship()), Refusal::DealStepLate);
    world.block.time_ms -= 1;
    world.apply(&seller(), ship());
    assert_eq!(world.refuse(&seller(), ship()), Refusal::DealStageWrong);
}

#[test]
fn either_side_disputes_in_time_and_only_with_an_arbiter() {
    let unknown = Action::DisputeDeal(DealNoted { deal: DealId(1), note: text("") });
    let mut world = shipped(judge(Side::BUYER));
    assert_eq!(world.refuse(&buyer(), unknown), Refusal::UnknownDeal);
    for person in [stranger(), arbiter()] {
        assert_eq!(world.refuse(&person, dispute()), Refusal::NotDealParty);
    }
    world.pass_ms(3 * HOUR_MS + 1);
    assert_eq!(world.refuse(&buyer(), dispute()), Refusal::DealStepLate);
    world.block.time_ms -= 1;
    let receipt = world.apply(&buyer(), dispute());
    let until_ms = Some(world.block.time_ms + HOUR_MS);
    let step = DealStep { parties: parties(judge(Side::BUYER)), by: buyer().address, until_ms };
    assert_eq!(receipt.events.to_vec(), [Event::DealDisputed(step)]);
    let record = deal(&world).disputed.unwrap();
    assert_eq!((record.by, record.note.as_str()), (Side::BUYER, "it does not ring"));
    assert_eq!(world.refuse(&seller(), dispute()), Refusal::DealStageWrong);
    assert_eq!(world.refuse(&seller(), ship()), Refusal::DealStageWrong);
    assert_eq!(shipped(None).refuse(&buyer(), dispute()), Refusal::NoArbiter);
    let mut offered = with_gold();
    open(&mut offered, judge(Side::BUYER));
    assert_eq!(offered.refuse(&buyer(), dispute()), Refusal::DealStageWrong);
}
