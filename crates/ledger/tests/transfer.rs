//! Transfers: every refusal once, then what moves.

mod world;

use tally_types::{
    Action, Address, Amount, AssetId, Event, Move, Outcome, Place, Receipt, Refusal,
    account::SetInbox,
    asset::{AssetOnly, Power, Powers, RenouncePower},
    receipt::{HeldMoved, Refused},
    transfer::{HeldId, HeldOnly, Hold, MAX_HOLD_MS, Memo, Send, SendMany},
};
use world::*;

const GOLD: AssetId = AssetId(1);

/// People 1 (issuer, with all powers but the allow-list) and 2 hold gold.
fn with_gold() -> World {
    let mut world = World::new();
    let issuer = person(1);
    world.apply(&issuer, create(all_powers(&issuer), 1_000, None));
    world.apply(&issuer, send(&person(2), GOLD, 100));
    world
}

fn inbox(refuse_unknown: bool, require_memo: bool, accept: &[AssetId]) -> Action {
    Action::SetInbox(SetInbox { refuse_unknown, require_memo, accept: list(accept.to_vec()) })
}

fn moved(operation: u8, from: Place, to: Place, asset: AssetId, amount: u128) -> Move {
    Move { operation, from, to, asset, amount: Amount(amount) }
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

fn hold(to: &Person, asset: AssetId, amount: u128, deadline_ms: u64) -> Action {
    Action::Hold(Hold { to: to.address, asset, amount: Amount(amount), memo: Memo::NONE, deadline_ms })
}

fn accept(held: u64) -> Action {
    Action::AcceptHeld(HeldOnly { held: HeldId(held) })
}

fn give_back(held: u64) -> Action {
    Action::ReturnHeld(HeldOnly { held: HeldId(held) })
}

#[test]
fn a_send_moves_what_its_receipt_says() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let receipt = world.apply(&alice, send(&bob, COIN, 250));
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&alice), at(&bob), COIN, 250)]);
    assert_eq!(receipt.events.to_vec(), []);
    assert_eq!((receipt.payer, receipt.fee.asset, receipt.fee.amount), (alice.address, COIN, Amount(FEE)));
    assert_eq!(world.balance(&alice, COIN), RICH - 250 - FEE);
    assert_eq!(world.balance(&bob, COIN), RICH + 250);
    assert_eq!(world.global().fee_pot[0].amount, Amount(FEE));
}

#[test]
fn a_send_reaches_an_account_that_has_no_record() {
    let mut world = World::new();
    world.apply(&person(1), send(&person(100), COIN, 1));
    assert_eq!(world.balance(&person(100), COIN), 1);
}

#[test]
fn each_rule_refuses_a_send() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    type Setup = fn(&mut World);
    let table: &[(Setup, AssetId, u128, Refusal)] = &[
        (|_| {}, AssetId(9), 1, Refusal::UnknownAsset),
        (
            |world| drop(world.apply(&person(1), Action::Pause(AssetOnly { asset: GOLD }))),
            GOLD,
            1,
            Refusal::AssetPaused,
        ),
        (
            |world| drop(world.apply(&person(1), Action::Freeze(holder(GOLD, &person(2))))),
            GOLD,
            1,
            Refusal::AccountFrozen,
        ),
        (|world| drop(world.apply(&person(3), inbox(true, false, &[]))), GOLD, 1, Refusal::InboxRefusesAsset),
        (|world| drop(world.apply(&person(3), inbox(false, true, &[]))), GOLD, 1, Refusal::MemoRequired),
        (|_| {}, GOLD, 101, Refusal::InsufficientFunds),
    ];
    for (setup, asset, amount, refusal) in table {
        let mut world = with_gold();
        setup(&mut world);
        let before = world.balance(&alice, GOLD);
        assert_eq!(world.refuse(&alice, send(&bob, *asset, *amount)), *refusal);
        assert_eq!(world.balance(&alice, GOLD), before);
    }
    let mut world = with_gold();
    world.apply(&alice, send(&bob, GOLD, 100));
    assert_eq!((world.balance(&alice, GOLD), world.balance(&bob, GOLD)), (0, 100));
    assert_eq!(world.balance(&issuer, GOLD), 900);
}

#[test]
fn of_two_broken_rules_the_first_in_order_is_named() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let mut world = with_gold();
    world.apply(&bob, inbox(true, true, &[]));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 101)), Refusal::InboxRefusesAsset);
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 101)), Refusal::AccountFrozen);
    world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 101)), Refusal::AssetPaused);
    world.apply(&bob, inbox(false, true, &[]));
    assert_eq!(world.refuse(&alice, send(&bob, COIN, RICH)), Refusal::MemoRequired);
}

#[test]
fn an_account_that_refuses_the_unknown_takes_the_coin_and_what_it_accepted_or_governs() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let mut world = with_gold();
    world.apply(&bob, inbox(true, false, &[]));
    world.apply(&alice, send(&bob, COIN, 1));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 1)), Refusal::InboxRefusesAsset);
    world.apply(&bob, inbox(true, false, &[GOLD]));
    world.apply(&alice, send(&bob, GOLD, 1));
    world.apply(&issuer, inbox(true, false, &[]));
    world.apply(&alice, send(&issuer, GOLD, 1));
}

#[test]
fn an_account_that_requires_a_memo_takes_sends_that_have_one() {
    let (alice, bob) = (person(2), person(3));
    let mut world = with_gold();
    world.apply(&bob, inbox(false, true, &[]));
    let memo = |memo| Action::Send(Send { to: bob.address, asset: GOLD, amount: Amount(1), memo });
    world.apply(&alice, memo(open_memo("lunch")));
    world.apply(&alice, memo(Memo::Sealed(list(vec![7]))));
}

#[test]
fn an_allow_list_binds_both_ends_until_it_is_given_up() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let mut world = World::new();
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    world.apply(&issuer, create(powers, 1_000, None));
    assert_eq!(world.refuse(&issuer, send(&alice, GOLD, 10)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 10));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 1)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &bob)));
    world.apply(&alice, send(&bob, GOLD, 1));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, send(&bob, GOLD, 1)), Refusal::NotAllowed);
    assert_eq!(world.refuse(&bob, send(&alice, GOLD, 1)), Refusal::NotAllowed);
    assert_eq!(world.balance(&alice, GOLD), 9);
    world.apply(&issuer, Action::RenouncePower(RenouncePower { asset: GOLD, power: Power::AllowList }));
    world.apply(&alice, send(&bob, GOLD, 9));
}

#[test]
fn a_frozen_account_receives() {
    let (issuer, alice) = (person(1), person(2));
    let mut world = with_gold();
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 1));
    assert_eq!(world.refuse(&alice, send(&issuer, GOLD, 1)), Refusal::AccountFrozen);
}

#[test]
fn a_frozen_account_moves_again_when_the_power_to_freeze_is_given_up() {
    let (issuer, alice) = (person(1), person(2));
    let mut world = with_gold();
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, Action::RenouncePower(RenouncePower { asset: GOLD, power: Power::Freeze }));
    world.apply(&alice, send(&issuer, GOLD, 100));
}

#[test]
fn sending_takes_the_sender_s_asset_off_the_shelf() {
    let (alice, bob) = (person(2), person(3));
    let mut world = with_gold();
    let flags =
        |world: &World| world.account(&alice).balances.iter().find(|b| b.asset == GOLD).map(|b| b.flags.0);
    assert_eq!(flags(&world), Some(0));
    world.apply(&alice, send(&bob, GOLD, 1));
    assert_eq!(flags(&world), Some(4));
    world.apply(&alice, send(&bob, GOLD, 99));
    assert_eq!(flags(&world), Some(4));
}

#[test]
fn an_entry_that_is_sent_whole_from_the_shelf_is_gone() {
    let (alice, bob) = (person(2), person(3));
    let mut world = with_gold();
    world.apply(&alice, send(&bob, GOLD, 100));
    assert_eq!(world.account(&alice).balances.len(), 1);
}

#[test]
fn a_send_to_many_is_all_or_none() {
    let (alice, bob, carol) = (person(2), person(3), person(4));
    let many = |amounts: [u128; 2]| {
        Action::SendMany(SendMany {
            asset: GOLD,
            shares: list(vec![share(&bob, amounts[0]), share(&carol, amounts[1])]),
            memo: Memo::NONE,
        })
    };
    let mut world = with_gold();
    assert_eq!(world.refuse(&alice, many([60, 41])), Refusal::InsufficientFunds);
    assert_eq!((world.balance(&bob, GOLD), world.balance(&carol, GOLD)), (0, 0));
    let receipt = world.apply(&alice, many([60, 40]));
    let moves = [moved(0, at(&alice), at(&bob), GOLD, 60), moved(0, at(&alice), at(&carol), GOLD, 40)];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(receipt.fee.amount, Amount(2 * FEE));
}

#[test]
fn a_send_to_many_is_checked_share_by_share() {
    let (alice, bob, carol) = (person(2), person(3), person(4));
    let mut world = with_gold();
    world.apply(&carol, inbox(true, false, &[]));
    let shares = list(vec![share(&bob, 101), share(&carol, 1)]);
    let many = Action::SendMany(SendMany { asset: GOLD, shares, memo: Memo::NONE });
    assert_eq!(world.refuse(&alice, many), Refusal::InsufficientFunds);
}

#[test]
fn a_refused_operation_takes_back_all_others_but_not_the_fee() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let tx = world.tx(&alice).does(&alice, send(&bob, COIN, 5)).does(&bob, send(&alice, AssetId(9), 1));
    let receipt: Receipt = world.run(&tx).unwrap();
    assert_eq!(receipt.outcome, Outcome::Refused(Refused { operation: 1, refusal: Refusal::UnknownAsset }));
    assert_eq!((receipt.moves.len(), receipt.events.len()), (0, 0));
    assert_eq!((world.balance(&alice, COIN), world.balance(&bob, COIN)), (RICH - 2 * FEE, RICH));
    assert_eq!(world.account(&alice).nonces.base, 1);
}

/// The worked example of docs/reference/transfer.md: Alice is person 2, Erin 6.
#[test]
fn whoever_sends_more_than_it_holds_sends_nothing() {
    let mut world = with_gold();
    let (alice, bob, carol, dan) = (person(2), person(3), person(4), person(5));
    let shares = list(vec![share(&carol, 50), share(&dan, 20)]);
    let many = Action::SendMany(SendMany { asset: GOLD, shares, memo: Memo::NONE });
    let enough = world.tx(&alice).does(&alice, send(&bob, GOLD, 30)).does(&alice, many);
    let receipt = world.run(&enough.clone().does(&alice, send(&person(6), GOLD, 1))).unwrap();
    let refused = Refused { operation: 2, refusal: Refusal::InsufficientFunds };
    assert_eq!((receipt.outcome, refused.refusal.code()), (Outcome::Refused(refused), 308));
    assert_eq!((receipt.moves.len(), world.balance(&alice, GOLD)), (0, 100));
    assert_eq!(world.balance(&alice, COIN), RICH - 3 * FEE - FEE);
    let nonce = world.account(&alice).nonces.base;
    let receipt = world.run(&Tx { nonce, ..enough }).unwrap();
    let moved: Vec<u128> = receipt.moves.iter().map(|moved| moved.amount.0).collect();
    assert_eq!(moved, [30, 50, 20]);
}

#[test]
fn two_people_swap_two_assets_in_one_transaction() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let tx = world.tx(&alice).does(&alice, send(&bob, GOLD, 100)).does(&bob, send(&alice, COIN, 500));
    let receipt = world.run(&tx).unwrap();
    let moves = [moved(0, at(&alice), at(&bob), GOLD, 100), moved(1, at(&bob), at(&alice), COIN, 500)];
    assert_eq!((receipt.outcome, receipt.moves.to_vec()), (applied(), moves.to_vec()));
}

#[test]
fn a_ninth_asset_spills_and_comes_back() {
    let mut world = World::new();
    let (issuer, alice) = (person(1), person(2));
    for _ in 0..10 {
        world.apply(&issuer, create(Powers::default(), 50, None));
    }
    for id in 1..=10 {
        world.apply(&issuer, send(&alice, AssetId(id), 50));
    }
    let account = world.account(&alice);
    assert_eq!((account.balances.len(), account.spilled), (8, 3));
    // The issuer accepted its assets by issuing them, so its entries stay.
    assert_eq!((world.account(&issuer).balances.len(), world.account(&issuer).spilled), (8, 3));
    world.apply(&alice, send(&person(3), AssetId(9), 20));
    assert_eq!((world.balance(&alice, AssetId(9)), world.balance(&person(3), AssetId(9))), (30, 20));
    world.apply(&alice, send(&person(3), AssetId(10), 50));
    assert_eq!((world.account(&alice).balances.len(), world.account(&alice).spilled), (8, 2));
    // An inline entry that leaves makes room for a new one; spilled ones stay where they are.
    world.apply(&alice, send(&person(3), AssetId(2), 50));
    world.apply(&person(3), send(&alice, AssetId(10), 1));
    assert_eq!((world.account(&alice).balances.len(), world.account(&alice).spilled), (8, 2));
    assert_eq!(world.balance(&alice, AssetId(10)), 1);
}

#[test]
fn a_held_send_is_accepted() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let deadline = world.block.time_ms + 1_000;
    let receipt = world.apply(&alice, hold(&bob, GOLD, 100, deadline));
    let held = HeldId(0);
    let event = HeldMoved { held, from: alice.address, to: bob.address };
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&alice), Place::Held(held), GOLD, 100)]);
    assert_eq!(receipt.events.to_vec(), [Event::HeldOpened(event)]);
    world.pass_ms(1_000);
    let receipt = world.apply(&bob, accept(0));
    assert_eq!(receipt.moves.to_vec(), [moved(0, Place::Held(held), at(&bob), GOLD, 100)]);
    assert_eq!(receipt.events.to_vec(), [Event::HeldAccepted(event)]);
    assert_eq!(world.refuse(&bob, accept(0)), Refusal::UnknownHeld);
    assert_eq!(world.account(&bob).balances[1].flags.0, 4);
}

#[test]
fn a_held_send_returns() {
    let mut world = with_gold();
    let (alice, bob, carol) = (person(2), person(3), person(4));
    let deadline = world.block.time_ms + 1_000;
    world.apply(&alice, hold(&bob, GOLD, 60, deadline));
    world.apply(&alice, hold(&bob, GOLD, 40, deadline));
    assert_eq!(world.refuse(&alice, give_back(0)), Refusal::NotReceiver);
    let receipt = world.apply(&bob, give_back(0));
    let event = HeldMoved { held: HeldId(0), from: alice.address, to: bob.address };
    assert_eq!(receipt.moves.to_vec(), [moved(0, Place::Held(HeldId(0)), at(&alice), GOLD, 60)]);
    assert_eq!(receipt.events.to_vec(), [Event::HeldReturned(event)]);
    world.pass_ms(1_001);
    assert_eq!(world.refuse(&bob, accept(1)), Refusal::DeadlinePast);
    world.apply(&carol, give_back(1));
    assert_eq!(world.balance(&alice, GOLD), 100);
    assert_eq!(world.refuse(&carol, give_back(1)), Refusal::UnknownHeld);
}

#[test]
fn money_held_goes_home_whatever_binds_its_asset() {
    let mut world = with_gold();
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let deadline = world.block.time_ms + 1_000;
    world.apply(&alice, hold(&bob, GOLD, 60, deadline));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&bob, accept(0)), Refusal::AssetPaused);
    world.apply(&bob, give_back(0));
    assert_eq!(world.balance(&alice, GOLD), 100);
}

#[test]
fn only_the_receiver_accepts_and_only_if_allowed() {
    let mut world = World::new();
    let (issuer, alice) = (person(1), person(2));
    let powers = Powers { allow_list: Some(issuer.address), ..Powers::default() };
    world.apply(&issuer, create(powers, 1_000, None));
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    let deadline = world.block.time_ms + 1_000;
    world.apply(&issuer, hold(&alice, GOLD, 5, deadline));
    assert_eq!(world.refuse(&issuer, accept(0)), Refusal::NotReceiver);
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, accept(0)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&alice, accept(0));
}

#[test]
fn a_hold_s_deadline_is_ahead_by_at_most_a_year() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let now = world.block.time_ms;
    assert_eq!(world.refuse(&alice, hold(&bob, GOLD, 1, now)), Refusal::DeadlineInvalid);
    assert_eq!(world.refuse(&alice, hold(&bob, GOLD, 1, now + MAX_HOLD_MS + 1)), Refusal::DeadlineInvalid);
    assert_eq!(world.refuse(&alice, hold(&bob, GOLD, 101, now)), Refusal::InsufficientFunds);
    world.apply(&alice, hold(&bob, GOLD, 1, now + MAX_HOLD_MS));
}

#[test]
fn a_hold_obeys_the_receiver_s_inbox() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let later = world.block.time_ms + 1;
    world.apply(&bob, inbox(true, true, &[]));
    assert_eq!(world.refuse(&alice, hold(&bob, GOLD, 1, later)), Refusal::InboxRefusesAsset);
    assert_eq!(world.refuse(&alice, hold(&bob, COIN, 1, later)), Refusal::MemoRequired);
}

#[test]
fn sending_to_the_zero_address_is_a_send_like_any_other() {
    let mut world = World::new();
    let nobody = Person { address: Address([0; 20]), keys: Vec::new() };
    world.apply(&person(1), send(&nobody, COIN, 1));
    assert_eq!(world.balance(&nobody, COIN), 1);
}

/// The world allows a transaction few calls (see `load_until`), so what is missing must be asked for together.
#[test]
fn a_send_to_many_accounts_with_spilled_balances_asks_for_them_at_once() {
    let mut world = World::new();
    let issuer = person(1);
    let receivers: Vec<Person> = (100..164).map(person).collect();
    let many = |asset| {
        let shares = list(receivers.iter().map(|receiver| share(receiver, 1)).collect());
        Action::SendMany(SendMany { asset, shares, memo: Memo::NONE })
    };
    for id in 1..=9 {
        world.apply(&issuer, create(Powers::default(), 500, None));
        world.apply(&issuer, many(AssetId(id)));
    }
    world.apply(&issuer, many(AssetId(9)));
    assert_eq!(world.account(&receivers[63]).spilled, 1);
    assert_eq!(world.balance(&receivers[63], AssetId(9)), 2);
}

#[test]
fn an_account_that_begins_to_spill_in_a_transaction_asks_for_all_at_once() {
    let mut world = World::new();
    let (issuer, alice) = (person(1), person(2));
    for _ in 0..20 {
        world.apply(&issuer, create(Powers::default(), 500, None));
    }
    let mut tx = world.tx(&issuer);
    for id in 1..=20 {
        tx = tx.does(&issuer, send(&alice, AssetId(id), 1));
    }
    assert_eq!(world.run(&tx).unwrap().outcome, applied());
    assert_eq!((world.account(&alice).balances.len(), world.account(&alice).spilled), (8, 13));
}
