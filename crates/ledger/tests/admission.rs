//! What may enter a block, and what it is charged.

mod world;

use std::collections::BTreeMap;
use tally_ledger::{Overlay, Stop, apply, receipts_root};
use tally_types::{
    Action, Amount, AssetId, Hash, Operation, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags, NONCE_WINDOW},
    asset::{AssetOnly, Mint, Powers},
    codec::Encode as _,
    fee::{Fee, FeeRate, FeeSchedule},
    transaction::MAX_VALIDITY_MS,
    transfer::{HeldId, Memo, SendMany},
};
use world::*;

const GOLD: AssetId = AssetId(1);

#[test]
fn each_rule_refuses_a_transaction_and_costs_nothing() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let plain = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
    let now = world.block.time_ms;
    type Break<'a> = &'a dyn Fn(&mut Tx);
    let table: &[(Break, Refusal)] = &[
        (&|tx| tx.chain_id = 8, Refusal::WrongChain),
        (&|tx| drop(tx.signers.insert(bob.address, bob.keys.clone())), Refusal::WitnessUnneeded),
        (&|tx| *tx = tx.clone().does(&bob, send(&alice, COIN, 1)), Refusal::NotAuthorized),
        (&|tx| tx.valid_until_ms = now + MAX_VALIDITY_MS + 1, Refusal::ValidityTooLong),
        (&|tx| tx.operations[0].action = send(&bob, COIN, 0), Refusal::AmountZero),
        (&|tx| tx.operations[0].action = send(&alice, COIN, 1), Refusal::SelfSend),
        (&|tx| tx.valid_until_ms = now - 1, Refusal::Expired),
        (&|tx| tx.nonce = NONCE_WINDOW, Refusal::NonceBeyondWindow),
        (&|tx| drop(tx.signers.insert(alice.address, vec![key(2)])), Refusal::NotAuthorized),
        (&|tx| tx.fee_limit.asset = AssetId(9), Refusal::FeeAssetNotListed),
        (&|tx| tx.fee_limit.amount = Amount(FEE - 1), Refusal::FeeAboveLimit),
    ];
    for (spoil, refusal) in table {
        let mut tx = plain.clone();
        spoil(&mut tx);
        if *refusal == Refusal::NotAuthorized {
            tx.signers.values_mut().for_each(|keys| *keys = vec![key(99)]);
        }
        assert_eq!(world.run(&tx), Err(*refusal));
    }
    let mut missing = plain.clone().does(&bob, send(&alice, COIN, 1));
    missing.signers.remove(&bob.address);
    assert_eq!(world.run(&missing), Err(Refusal::WitnessMissing));
    let receipt = world.run(&plain).unwrap();
    assert_eq!(receipt.outcome, applied());
    assert_eq!(world.run(&plain), Err(Refusal::NonceUsed));
}

#[test]
fn of_two_broken_rules_the_first_in_order_is_named() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 0));
    tx.valid_until_ms = world.block.time_ms + MAX_VALIDITY_MS + 1;
    tx.nonce = 64;
    assert_eq!(world.run(&tx), Err(Refusal::ValidityTooLong));
    tx.valid_until_ms = world.block.time_ms - 1;
    assert_eq!(world.run(&tx), Err(Refusal::AmountZero));
    tx.operations[0].action = send(&bob, COIN, 1);
    assert_eq!(world.run(&tx), Err(Refusal::Expired));
    tx.valid_until_ms = world.block.time_ms;
    tx.signers.insert(alice.address, vec![key(9)]);
    assert_eq!(world.run(&tx), Err(Refusal::NonceBeyondWindow));
    tx.nonce = 63;
    tx.fee_limit = Fee { asset: AssetId(9), amount: Amount(0) };
    assert_eq!(world.run(&tx), Err(Refusal::NotAuthorized));
    tx.signers.insert(alice.address, vec![key(1)]);
    assert_eq!(world.run(&tx), Err(Refusal::FeeAssetNotListed));
    tx.fee_limit.asset = COIN;
    assert_eq!(world.run(&tx), Err(Refusal::FeeAboveLimit));
    tx.fee_limit.amount = Amount(FEE);
    assert!(world.run(&tx).is_ok());
}

#[test]
fn a_payer_without_the_fee_is_refused_whatever_the_operations_would_bring() {
    let mut world = World::new();
    let (poor, alice) = (person(100), person(1));
    world.apply(&alice, send(&poor, COIN, FEE - 1));
    let tx = world.tx(&poor).does(&alice, send(&poor, COIN, 100));
    assert_eq!(world.run(&tx), Err(Refusal::FeeUnpayable));
    world.apply(&alice, send(&poor, COIN, 1));
    world.run(&tx).unwrap();
    assert_eq!(world.balance(&poor, COIN), 100);
}

#[test]
fn a_sponsor_pays_for_another() {
    let mut world = World::new();
    let (sponsor, poor, bob) = (person(1), person(100), person(2));
    world.apply(&sponsor, send(&poor, COIN, 5));
    let tx = world.tx(&sponsor).does(&poor, send(&bob, COIN, 5));
    let receipt = world.run(&tx).unwrap();
    assert_eq!((receipt.payer, receipt.outcome), (sponsor.address, applied()));
    assert_eq!((world.balance(&poor, COIN), world.account(&poor)), (0, Account::default()));
    assert_eq!(world.account(&sponsor).nonces.base, 2);
}

#[test]
fn a_fee_in_a_listed_asset_is_rounded_up() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let in_gold = |world: &World| {
        let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
        tx.fee_limit = Fee { asset: GOLD, amount: Amount(4) };
        tx
    };
    // Listed, but not yet created: nobody holds it.
    assert_eq!(world.run(&in_gold(&world)), Err(Refusal::FeeUnpayable));
    world.apply(&alice, create(all_powers(&alice), 7, None));
    let receipt = world.run(&in_gold(&world)).unwrap();
    assert_eq!(receipt.fee, Fee { asset: GOLD, amount: Amount(4) });
    assert_eq!(world.balance(&alice, GOLD), 3);
    let pot = world.global().fee_pot;
    assert_eq!(
        pot.iter().map(|entry| (entry.asset.0, entry.amount.0)).collect::<Vec<_>>(),
        [(0, 100), (1, 4)]
    );
    assert_eq!(world.run(&in_gold(&world)), Err(Refusal::FeeUnpayable));
    let mut short = in_gold(&world);
    short.fee_limit.amount = Amount(3);
    assert_eq!(world.run(&short), Err(Refusal::FeeAboveLimit));
}

#[test]
fn a_fee_cannot_be_paid_in_what_the_payer_may_not_move() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    type Setup = fn(&Person, &Person) -> Action;
    let stops: [Setup; 2] =
        [|_, _| Action::Pause(AssetOnly { asset: GOLD }), |_, alice| Action::Freeze(holder(GOLD, alice))];
    for stop in stops {
        let mut world = World::new();
        world.apply(&issuer, create(all_powers(&issuer), 100, None));
        world.apply(&issuer, send(&alice, GOLD, 50));
        world.apply(&issuer, stop(&issuer, &alice));
        let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
        tx.fee_limit = Fee { asset: GOLD, amount: Amount(4) };
        assert_eq!(world.run(&tx), Err(Refusal::FeeUnpayable));
    }
    let mut world = World::new();
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    world.apply(&issuer, create(powers, 100, None));
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 50));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
    tx.fee_limit = Fee { asset: GOLD, amount: Amount(4) };
    assert_eq!(world.run(&tx), Err(Refusal::FeeUnpayable));
}

#[test]
fn nonces_come_in_any_order_and_none_twice() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
    for nonce in (0..NONCE_WINDOW).rev() {
        tx.nonce = nonce;
        world.run(&tx).unwrap();
        assert_eq!(world.run(&tx), Err(Refusal::NonceUsed));
    }
    assert_eq!(world.account(&alice).nonces.base, NONCE_WINDOW);
}

/// The worked example of docs/reference/transactions.md.
#[test]
fn a_nonce_beyond_the_window_is_fine_once_the_base_has_moved() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let mut tx = world.tx(&alice).does(&alice, send(&bob, COIN, 1));
    let mut with = |world: &mut World, nonce| {
        tx.nonce = nonce;
        world.run(&tx).map(|receipt| receipt.outcome)
    };
    for nonce in (0..10).chain([12, 11]) {
        with(&mut world, nonce).unwrap();
    }
    assert_eq!(world.account(&alice).nonces.base, 10);
    assert_eq!(with(&mut world, 74), Err(Refusal::NonceBeyondWindow));
    with(&mut world, 10).unwrap();
    assert_eq!(world.account(&alice).nonces.base, 13);
    with(&mut world, 74).unwrap();
    assert_eq!(with(&mut world, 11), Err(Refusal::NonceUsed));
}

/// The worked example of docs/reference/transactions.md.
#[test]
fn a_fee_is_the_price_by_work_converted_once() {
    let (alice, bob) = (person(1), person(2));
    let rate = FeeRate { asset: GOLD, numerator: 2, denominator: 3 };
    let fees = FeeSchedule { base: Amount(10), prices: list(vec![]), rates: list(vec![rate]) };
    let shares = (3..8).map(|number| share(&person(number), 1)).collect();
    let many = Action::SendMany(SendMany { asset: COIN, shares: list(shares), memo: Memo::NONE });
    let operation = |action| Operation { actor: alice.address, action };
    let both = [operation(many), operation(send(&bob, COIN, 1))];
    let quote = |operations, asset| fees.quote(operations, asset).map(|fee| fee.amount.0);
    assert_eq!((quote(&both, COIN), quote(&both, GOLD)), (Ok(60), Ok(40)));
    assert_eq!(quote(&both[1..], GOLD), Ok(7));
}

#[test]
fn what_is_missing_is_named_at_once_and_leaves_no_trace() {
    let world = World::new();
    let (alice, bob) = (person(1), person(2));
    let transaction = world.tx(&alice).does(&alice, send(&bob, COIN, 1)).build();
    let mut overlay = Overlay::new();
    let stop = apply(&mut overlay, &world.block, Hash::ZERO, &transaction);
    let mut keys = vec![
        StateKey::account(&alice.address),
        StateKey::account(&bob.address),
        StateKey::global(),
        StateKey::asset(COIN),
    ];
    keys.sort();
    assert_eq!(stop, Err(Stop::Missing(keys.clone())));
    for key in &keys {
        overlay.load(*key, world.state.get(key).map(|bytes| &bytes[..])).unwrap();
    }
    // A key is loaded once: what comes later is not heard.
    overlay.load(keys[0], None).unwrap();
    assert!(apply(&mut overlay, &world.block, Hash::ZERO, &transaction).is_ok());
    let changed: Vec<_> = overlay.changes().into_iter().map(|(key, _)| key).collect();
    assert_eq!(changed, keys[..3]);
}

#[test]
fn a_record_that_does_not_decode_is_damaged() {
    let key = StateKey::account(&person(1).address);
    let mut overlay = Overlay::new();
    let damaged = overlay.load(key, Some(&[1, 2, 3])).unwrap_err();
    assert_eq!(damaged.key, key);
    assert!(!overlay.is_loaded(&key));
    assert_eq!(overlay.load(StateKey([0; 32]), None).unwrap_err().key, StateKey([0; 32]));
    assert_eq!(overlay.load(StateKey::global(), None).unwrap_err().key, StateKey::global());
}

#[test]
fn a_change_undone_within_the_block_is_no_change() {
    let mut world = World::new();
    let issuer = person(1);
    world.apply(&issuer, create(all_powers(&issuer), 0, None));
    let tx = world
        .tx(&person(2))
        .does(&issuer, Action::Freeze(holder(GOLD, &person(100))))
        .does(&issuer, Action::Unfreeze(holder(GOLD, &person(100))));
    let mut overlay = Overlay::new();
    let (block, transaction) = (world.block.clone(), tx.build());
    let run = |overlay: &mut Overlay| apply(overlay, &block, Hash::ZERO, &transaction);
    load_until(&world.state, &mut overlay, run).unwrap();
    let changed: Vec<_> = overlay.changes().into_iter().map(|(key, _)| key).collect();
    assert_eq!(changed, [StateKey::account(&person(2).address), StateKey::global()]);
}

/// No honest state comes near these limits, so the records are made up.
#[test]
fn an_account_that_can_hold_no_more_refuses_to() {
    let (issuer, full) = (person(1), person(2));
    let mut world = World::new();
    for _ in 0..9 {
        world.apply(&issuer, create(all_powers(&issuer), 100, None));
    }
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(RICH), flags: BalanceFlags(0) };
    let account =
        Account { balances: list((0..8).map(balance).collect()), spilled: 65_535, ..Account::default() };
    let rich = Balance { amount: Amount::MAX, ..balance(1) };
    let at_the_top = Account { balances: list(vec![balance(0), rich]), ..Account::default() };
    let to_full = |asset| Action::Mint(Mint { asset: AssetId(asset), to: full.address, amount: Amount(1) });
    let inbox = |asset| {
        let accept = list(vec![AssetId(asset)]);
        Action::SetInbox(tally_types::account::SetInbox {
            refuse_unknown: false,
            require_memo: false,
            accept,
        })
    };
    let accept = Action::AcceptHeld(tally_types::transfer::HeldOnly { held: HeldId(0) });
    let hold = Action::Hold(tally_types::transfer::Hold {
        to: full.address,
        asset: AssetId(9),
        amount: Amount(1),
        memo: tally_types::transfer::Memo::NONE,
        deadline_ms: world.block.time_ms + 1,
    });
    world.apply(&issuer, hold);
    let claw = |asset| {
        let (from, to) = (issuer.address, full.address);
        Action::ClawBack(tally_types::asset::ClawBack { asset: AssetId(asset), from, to, amount: Amount(1) })
    };
    let table: &[(&Account, &Person, Action, Option<Refusal>)] = &[
        (&account, &issuer, send(&full, AssetId(9), 1), Some(Refusal::TooManyBalances)),
        (&account, &issuer, to_full(9), Some(Refusal::TooManyBalances)),
        (&account, &issuer, claw(9), Some(Refusal::TooManyBalances)),
        (&account, &issuer, Action::Freeze(holder(AssetId(9), &full)), Some(Refusal::TooManyBalances)),
        (&account, &full, create(Powers::default(), 0, None), Some(Refusal::TooManyBalances)),
        (&account, &full, inbox(9), Some(Refusal::TooManyBalances)),
        (&account, &full, accept, Some(Refusal::TooManyBalances)),
        (&account, &issuer, send(&full, AssetId(7), 1), None),
        (&account, &full, inbox(7), None),
        (&at_the_top, &issuer, send(&full, AssetId(1), 1), Some(Refusal::BalanceOverflow)),
        (&at_the_top, &issuer, to_full(1), Some(Refusal::BalanceOverflow)),
        (&at_the_top, &issuer, claw(1), Some(Refusal::BalanceOverflow)),
    ];
    for (record, actor, action, expected) in table {
        let mut state: BTreeMap<_, _> = world.state.clone();
        state.insert(StateKey::account(&full.address), record.encode());
        let mut tx = world.tx(actor).does(actor, action.clone());
        tx.nonce = if actor.address == full.address { 0 } else { tx.nonce };
        let transaction = tx.build();
        let mut overlay = Overlay::new();
        let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
        let receipt = load_until(&state, &mut overlay, run).unwrap();
        let refusal = match receipt.outcome {
            tally_types::Outcome::Refused(refused) => Some(refused.refusal),
            tally_types::Outcome::Applied(_) => None,
        };
        assert_eq!(refusal, *expected, "{action:?}");
    }
}

#[test]
fn the_receipts_root_is_that_of_the_receipts_leaves() {
    let mut world = World::new();
    world.apply(&person(1), send(&person(2), COIN, 1));
    let leaf = world.receipts[0].leaf();
    assert_eq!(receipts_root(&world.receipts), leaf);
    assert_eq!(receipts_root(&[]), Hash::sha256(&[]));
}
