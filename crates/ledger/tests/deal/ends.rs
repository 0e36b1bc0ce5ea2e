//! The ends of a deal: who is paid, and what stands in the way.

use crate::{scene::*, world::*};
use std::collections::BTreeMap;
use tally_ledger::{Overlay, apply};
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Move, Outcome, Place, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{AssetOnly, Powers},
    codec::Encode,
    deal::{
        Arbiter, CancelDeal, DealDecided, DealEnd, DealId, DealOffer, DealStep, OpenDeal, RuleDeal, Side,
        UNPAYABLE_MS,
    },
    wire::Empty,
};

#[test]
fn a_confirmed_deal_pays_the_seller_in_full() {
    let mut world = with_gold();
    let start = world.block.time_ms;
    let offer = Action::OpenDeal(terms(&world, None));
    let receipt = world.apply(&buyer(), offer);
    let (from, to) = (Place::Account(buyer().address), Place::Deal(DealId(0)));
    let moved = Move { operation: 0, from, to, asset: GOLD, amount: Amount(PRICE) };
    assert_eq!(receipt.moves.to_vec(), [moved]);
    assert_eq!(receipt.events.to_vec(), [Event::DealOpened(parties(None))]);
    let step = |by: Person, until_ms| DealStep { parties: parties(None), by: by.address, until_ms };
    world.pass_ms(HOUR_MS);
    let receipt = world.apply(&seller(), accept());
    let ship_by = start + 3 * HOUR_MS;
    assert_eq!(receipt.events.to_vec(), [Event::DealAccepted(step(seller(), Some(ship_by)))]);
    world.pass_ms(2 * HOUR_MS);
    let receipt = world.apply(&seller(), ship());
    let confirm_by = start + 6 * HOUR_MS;
    assert_eq!(receipt.events.to_vec(), [Event::DealShipped(step(seller(), Some(confirm_by)))]);
    let receipt = world.apply(&buyer(), confirm());
    assert_eq!(receipt.moves.to_vec(), [paid(&seller(), PRICE)]);
    assert_eq!(receipt.events.to_vec(), [Event::DealConfirmed(parties(None))]);
    assert_ended(&world, DealEnd::Confirmed(Empty), split(0, PRICE, 0));
    let record = deal(&world);
    let shipped = record.shipped.unwrap();
    assert_eq!((record.opened_ms, record.accepted_ms), (start, Some(start + HOUR_MS)));
    assert_eq!((shipped.at_ms, shipped.note.as_str()), (ship_by, "parcel 17"));
    // Taking part in a deal is accepting its asset.
    assert_eq!(world.account(&seller()).balances[1].flags.0, BalanceFlags::ACCEPTED);
}

#[test]
fn only_the_buyer_confirms_and_only_what_was_accepted() {
    let mut world = with_gold();
    open(&mut world, None);
    assert_eq!(world.refuse(&buyer(), Action::ConfirmDeal(only(1))), Refusal::UnknownDeal);
    assert_eq!(world.refuse(&seller(), confirm()), Refusal::NotDealParty);
    assert_eq!(world.refuse(&buyer(), confirm()), Refusal::DealStageWrong);
    world.apply(&seller(), accept());
    // Also after the deadline, as long as nobody has settled.
    world.pass_ms(2 * HOUR_MS + 1);
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &seller())));
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &buyer())));
    world.apply(&buyer(), confirm());
    assert_ended(&world, DealEnd::Confirmed(Empty), split(0, PRICE, 0));
    assert_eq!(world.refuse(&buyer(), confirm()), Refusal::DealStageWrong);
}

#[test]
fn the_seller_gives_the_price_back_at_any_time_whatever_binds_the_asset() {
    let mut offered = with_gold();
    open(&mut offered, None);
    for mut world in [offered, accepted(None), shipped(None), disputed(Side::SELLER)] {
        let arbiter = deal(&world).terms.arbiter;
        world.apply(&issuer(), Action::Freeze(holder(GOLD, &buyer())));
        world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
        assert_eq!(world.refuse(&seller(), Action::RefundDeal(only(1))), Refusal::UnknownDeal);
        assert_eq!(world.refuse(&buyer(), refund()), Refusal::NotDealParty);
        let receipt = world.apply(&seller(), refund());
        assert_eq!(receipt.moves.to_vec(), [paid(&buyer(), PRICE)]);
        assert_eq!(receipt.events.to_vec(), [Event::DealRefunded(parties(arbiter))]);
        assert_ended(&world, DealEnd::Refunded(Empty), split(PRICE, 0, 0));
        assert_eq!(world.refuse(&seller(), refund()), Refusal::DealStageWrong);
    }
}

#[test]
fn a_passed_deadline_decides_when_anyone_settles() {
    let mut offered = with_gold();
    open(&mut offered, None);
    let mut early = accepted(judge(Side::SELLER));
    early.apply(&seller(), dispute());
    let (lapsed, timed_out) = (DealEnd::Lapsed(Empty), DealEnd::TimedOut(Empty));
    let unruled = DealEnd::Unruled(Empty);
    let table = [
        (offered, HOUR_MS, lapsed, Side::BUYER),
        (accepted(None), 2 * HOUR_MS, lapsed, Side::BUYER),
        (shipped(None), 3 * HOUR_MS, timed_out, Side::SELLER),
        (disputed(Side::BUYER), HOUR_MS, unruled, Side::BUYER),
        (disputed(Side::SELLER), HOUR_MS, unruled, Side::SELLER),
        // Nothing was shipped, so silence is for the buyer whatever the terms say.
        (early, HOUR_MS, unruled, Side::BUYER),
    ];
    for (mut world, wait_ms, how, side) in table {
        let arbiter = deal(&world).terms.arbiter;
        assert_eq!(world.refuse(&stranger(), Action::SettleDeal(only(1))), Refusal::UnknownDeal);
        world.pass_ms(wait_ms);
        assert_eq!(world.refuse(&stranger(), settle()), Refusal::DealNotDue);
        world.pass_ms(1);
        let receipt = world.apply(&stranger(), settle());
        let (to, shares) = match side {
            Side::Buyer(_) => (buyer(), split(PRICE, 0, 0)),
            Side::Seller(_) => (seller(), split(0, PRICE, 0)),
        };
        assert_eq!(receipt.moves.to_vec(), [paid(&to, PRICE)]);
        let decided = DealDecided { parties: parties(arbiter), how };
        assert_eq!(receipt.events.to_vec(), [Event::DealSettled(decided)]);
        assert_ended(&world, how, shares);
        assert_eq!(world.refuse(&stranger(), settle()), Refusal::DealStageWrong);
    }
}

#[test]
fn a_price_that_cannot_be_paid_to_the_seller_goes_back_after_a_year() {
    let powers = Powers { allow_list: Some(issuer().address), ..all_powers(&issuer()) };
    let pause = Action::Pause(AssetOnly { asset: GOLD });
    let disallow = Action::Disallow(holder(GOLD, &seller()));
    for (bind, refusal) in [(pause, Refusal::AssetPaused), (disallow, Refusal::NotAllowed)] {
        let mut world = with_powers(powers.clone());
        open(&mut world, None);
        accept_all(&mut world, None);
        world.apply(&seller(), ship());
        world.apply(&issuer(), bind);
        assert_eq!(world.refuse(&buyer(), confirm()), refusal);
        world.pass_ms(3 * HOUR_MS + UNPAYABLE_MS);
        assert_eq!(world.refuse(&stranger(), settle()), refusal);
        world.pass_ms(1);
        world.apply(&stranger(), settle());
        assert_ended(&world, DealEnd::Unpayable(Empty), split(PRICE, 0, 0));
    }
    // What can be paid to the seller is, however late.
    let mut world = shipped(None);
    world.pass_ms(3 * HOUR_MS + UNPAYABLE_MS + 1);
    world.apply(&stranger(), settle());
    assert_ended(&world, DealEnd::TimedOut(Empty), split(0, PRICE, 0));
}

/// The page's worked example.
#[test]
fn an_arbiter_splits_what_is_left_after_its_fee() {
    let mut world = disputed(Side::BUYER);
    let unknown = Action::RuleDeal(RuleDeal { deal: DealId(1), to_seller: Amount(0), note: text("") });
    assert_eq!(world.refuse(&arbiter(), unknown), Refusal::UnknownDeal);
    assert_eq!(world.refuse(&buyer(), rule(10_000)), Refusal::NotDealParty);
    assert_eq!(world.refuse(&arbiter(), rule(29_551)), Refusal::SplitTooLarge);
    world.pass_ms(HOUR_MS + 1);
    assert_eq!(world.refuse(&arbiter(), rule(10_000)), Refusal::DealStepLate);
    world.block.time_ms -= 1;
    let receipt = world.apply(&arbiter(), rule(10_000));
    let moves = [paid(&buyer(), 19_550), paid(&seller(), 10_000), paid(&arbiter(), 449)];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(receipt.events.to_vec(), [Event::DealRuled(parties(judge(Side::BUYER)))]);
    assert_eq!(receipt.fee.amount, Amount(2 * FEE));
    assert_ended(&world, DealEnd::Ruled(Empty), split(19_550, 10_000, 449));
    assert_eq!(deal(&world).ended.unwrap().note.as_str(), "it rings");
    assert_eq!(world.refuse(&arbiter(), rule(0)), Refusal::DealStageWrong);
    let undisputed = &mut shipped(judge(Side::BUYER));
    assert_eq!(undisputed.refuse(&arbiter(), rule(0)), Refusal::DealStageWrong);
    assert_eq!(shipped(None).refuse(&arbiter(), rule(0)), Refusal::NotDealParty);
}

#[test]
fn a_ruling_for_one_side_leaves_the_other_with_nothing() {
    let mut world = disputed(Side::BUYER);
    world.apply(&arbiter(), rule(29_550));
    assert_ended(&world, DealEnd::Ruled(Empty), split(0, 29_550, 449));
    let mut world = disputed(Side::SELLER);
    world.apply(&arbiter(), rule(0));
    assert_ended(&world, DealEnd::Ruled(Empty), split(29_550, 0, 449));
}

#[test]
fn a_ruling_waits_while_the_asset_is_paused_unless_all_goes_home() {
    let mut world = disputed(Side::BUYER);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&arbiter(), rule(0)), Refusal::AssetPaused);
    // A split of more than there is pays nobody, so that is what is refused.
    assert_eq!(world.refuse(&arbiter(), rule(PRICE)), Refusal::SplitTooLarge);
    let free = judge(Side::BUYER).map(|arbiter| Arbiter { fee_bps: 0, ..arbiter });
    let mut world = accepted(free);
    world.apply(&buyer(), dispute());
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    world.apply(&arbiter(), rule(0));
    assert_ended(&world, DealEnd::Ruled(Empty), split(PRICE, 0, 0));
}

#[test]
fn a_ruling_pays_nobody_who_is_off_the_allow_list_but_the_buyer() {
    let powers = Powers { allow_list: Some(issuer().address), ..all_powers(&issuer()) };
    let mut world = with_powers(powers);
    open(&mut world, judge(Side::BUYER));
    accept_all(&mut world, judge(Side::BUYER));
    world.apply(&seller(), dispute());
    for person in [seller(), arbiter()] {
        world.apply(&issuer(), Action::Disallow(holder(GOLD, &person)));
        assert_eq!(world.refuse(&arbiter(), rule(1)), Refusal::NotAllowed);
        world.apply(&issuer(), Action::Allow(holder(GOLD, &person)));
    }
    for person in [buyer(), seller()] {
        world.apply(&issuer(), Action::Disallow(holder(GOLD, &person)));
    }
    world.apply(&arbiter(), rule(0));
    assert_ended(&world, DealEnd::Ruled(Empty), split(29_550, 0, 449));
}

#[test]
fn both_sides_cancel_when_they_offer_the_same() {
    let mut world = shipped(None);
    let offer = |by: Person, to_seller, agreed| {
        let (parties, by) = (parties(None), by.address);
        [Event::DealCancelled(DealOffer { parties, by, to_seller: Amount(to_seller), agreed })]
    };
    let unknown = Action::CancelDeal(CancelDeal { deal: DealId(1), to_seller: Amount(0) });
    assert_eq!(world.refuse(&buyer(), unknown), Refusal::UnknownDeal);
    assert_eq!(world.refuse(&stranger(), cancel(0)), Refusal::NotDealParty);
    assert_eq!(world.refuse(&buyer(), cancel(PRICE + 1)), Refusal::SplitTooLarge);
    let receipt = world.apply(&buyer(), cancel(500));
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, offer(buyer(), 500, false).to_vec()));
    assert_eq!(world.refuse(&buyer(), cancel(500)), Refusal::AlreadySo);
    world.apply(&seller(), cancel(2_000));
    assert_eq!(
        (deal(&world).buyer_offer, deal(&world).seller_offer),
        (Some(Amount(500)), Some(Amount(2_000)))
    );
    world.apply(&buyer(), cancel(1_000));
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&seller(), cancel(1_000)), Refusal::AssetPaused);
    world.apply(&issuer(), Action::Resume(AssetOnly { asset: GOLD }));
    let receipt = world.apply(&seller(), cancel(1_000));
    assert_eq!(receipt.moves.to_vec(), [paid(&buyer(), 28_999), paid(&seller(), 1_000)]);
    assert_eq!(receipt.events.to_vec(), offer(seller(), 1_000, true));
    assert_ended(&world, DealEnd::Cancelled(Empty), split(28_999, 1_000, 0));
    assert_eq!(world.refuse(&buyer(), cancel(1_000)), Refusal::DealStageWrong);
}

#[test]
fn both_sides_cancel_in_one_transaction() {
    let mut world = disputed(Side::BUYER);
    let tx = world.tx(&buyer()).does(&buyer(), cancel(PRICE)).does(&seller(), cancel(PRICE));
    assert_eq!(world.run(&tx).unwrap().outcome, applied());
    assert_ended(&world, DealEnd::Cancelled(Empty), split(0, PRICE, 0));
}

#[test]
fn a_deal_is_dealt_in_the_coin_and_its_record_stays() {
    let mut world = World::new();
    let terms = OpenDeal { asset: COIN, ..terms(&world, None) };
    let offer = Action::OpenDeal(terms);
    world.apply(&buyer(), offer.clone());
    world.apply(&buyer(), offer);
    world.apply(&seller(), accept());
    world.apply(&buyer(), confirm());
    assert_eq!(world.balance(&seller(), COIN), RICH + PRICE - FEE);
    assert_eq!(world.balance(&buyer(), COIN), RICH - 2 * PRICE - 3 * FEE);
    assert_eq!((deal(&world).funds(), world.global().counters.deal), (Amount::ZERO, 2));
}

/// No honest state comes near this limit, so the record is made up.
#[test]
fn a_payee_that_can_hold_no_more_is_not_paid() {
    let mut world = shipped(None);
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(RICH), flags: BalanceFlags(0) };
    let balances = list((10..18).map(balance).collect());
    let full = Account { balances, spilled: 65_535, ..Account::default() };
    let top = Balance { amount: Amount::MAX, ..balance(1) };
    let rich = Account { balances: list(vec![balance(0), top]), ..Account::default() };
    world.pass_ms(3 * HOUR_MS + 1);
    let late_ms = world.block.time_ms + UNPAYABLE_MS;
    let table = [
        (&full, seller(), buyer(), confirm(), world.block.time_ms, Some(Refusal::TooManyBalances)),
        (&full, seller(), stranger(), settle(), world.block.time_ms, Some(Refusal::TooManyBalances)),
        (&full, buyer(), seller(), refund(), world.block.time_ms, Some(Refusal::TooManyBalances)),
        (&rich, seller(), buyer(), confirm(), world.block.time_ms, Some(Refusal::BalanceOverflow)),
        (&rich, buyer(), seller(), refund(), world.block.time_ms, Some(Refusal::BalanceOverflow)),
        (&full, seller(), stranger(), settle(), late_ms, None),
    ];
    for (record, whose, actor, action, time_ms, expected) in table {
        let mut state: BTreeMap<_, _> = world.state.clone();
        state.insert(StateKey::account(&whose.address), record.encode());
        world.block.time_ms = time_ms;
        let transaction = world.tx(&actor).does(&actor, action).build();
        let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
        let receipt = load_until(&state, &mut Overlay::new(), run).unwrap();
        let refusal = match receipt.outcome {
            Outcome::Refused(refused) => Some(refused.refusal),
            Outcome::Applied(_) => None,
        };
        assert_eq!(refusal, expected);
    }
}
