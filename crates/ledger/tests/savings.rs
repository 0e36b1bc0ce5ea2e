//! Savings: every refusal once, then what happens, with the numbers of the reference's worked examples.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Move, Place, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{AssetOnly, Powers},
    codec::Encode as _,
    receipt::{FixedMade, FixedTaken, FlexibleChanged},
    savings::{DepositId, NOTICE_MS, PoolId, SHARES_PER_UNIT, YEAR_MS},
};
use world::{savings::*, stake::load_all, *};

const GOLD: AssetId = AssetId(1);
const DAY_MS: u64 = 86_400_000;
/// 90 days at 4 %, a year at 5 %.
const TERMS: &[(u64, u16)] = &[(90 * DAY_MS, 400), (YEAR_MS, 500)];

fn moved(from: Place, to: Place, amount: u128) -> Move {
    Move { operation: 0, from, to, asset: GOLD, amount: Amount(amount) }
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

const POOL: Place = Place::Savings(PoolId(0));

/// Gold, of which the issuer has 1,000,000 and Alice and Bob 100,000 each, and a pool that pays 3 % flexibly.
fn with_pool() -> (World, [Person; 3]) {
    let mut world = World::new();
    let people = [person(1), person(2), person(3)];
    let [issuer, alice, bob] = &people;
    world.apply(issuer, create(all_powers(issuer), 1_200_000, None));
    world.apply(issuer, send(alice, GOLD, 100_000));
    world.apply(issuer, send(bob, GOLD, 100_000));
    world.apply(issuer, open_pool(GOLD, 300, TERMS));
    (world, people)
}

#[test]
fn a_pool_opens_for_an_asset_that_there_is() {
    let mut world = World::new();
    let alice = person(1);
    assert_eq!(world.refuse(&alice, open_pool(GOLD, 300, &[])), Refusal::UnknownAsset);
    let receipt = world.apply(&alice, open_pool(COIN, 300, &[]));
    assert_eq!(receipt.events.to_vec(), [Event::PoolOpened(PoolId(0))]);
    let invalid = world.tx(&alice).does(&alice, open_pool(COIN, 0, &[]));
    assert_eq!(world.run(&invalid), Err(Refusal::OfferInvalid));
    let Action::OpenPool(mut operation) = open_pool(COIN, 300, &[]) else { unreachable!() };
    operation.name = text("Nest egg ");
    let unnamed = world.tx(&alice).does(&alice, Action::OpenPool(operation));
    assert_eq!(world.run(&unnamed), Err(Refusal::TextNotPlain));
}

#[test]
fn flexible_interest_comes_out_of_the_budget_as_the_reference_says() {
    let (mut world, [issuer, alice, bob]) = with_pool();
    let receipt = world.apply(&issuer, fund(0, 700));
    assert_eq!(receipt.moves.to_vec(), [moved(at(&issuer), POOL, 700)]);
    assert_eq!(receipt.events.to_vec(), []);
    let receipt = world.apply(&alice, deposit(0, 10_000));
    assert_eq!(receipt.moves.to_vec(), [moved(at(&alice), POOL, 10_000)]);
    let (pool, account) = (PoolId(0), alice.address);
    let shares = 10_000 * SHARES_PER_UNIT;
    let event = FlexibleChanged { pool, account, amount: Amount(10_000), shares };
    assert_eq!(receipt.events.to_vec(), [Event::FlexibleDeposited(event)]);
    world.pass_ms(YEAR_MS);
    // A year at 3 %: 300. Bob pays 1.03 for what Alice paid 1.
    world.apply(&bob, deposit(0, 10_000));
    let record = world.pool(0);
    assert_eq!((record.flexible.units, record.budget, record.carry), (Amount(20_300), Amount(400), 0));
    assert_eq!(world.flexible(&bob, 0).unwrap().shares, 9_708_737_864);
    world.pass_ms(YEAR_MS);
    // Another: 609 would be due, and 400 are there. Alice's are 10,300 and 202, Bob's 9,999 and 197.
    let receipt = world.apply(&bob, withdraw(0, 10_197));
    assert_eq!(receipt.moves.to_vec(), [moved(POOL, at(&bob), 10_197)]);
    let (account, shares) = (bob.address, 9_708_737_864);
    let event = FlexibleChanged { pool, account, amount: Amount(10_197), shares };
    assert_eq!(receipt.events.to_vec(), [Event::FlexibleWithdrawn(event)]);
    assert_eq!((world.flexible(&bob, 0), world.pool(0).budget), (None, Amount(0)));
    // The last one takes the roundings, and a dry pool owes nothing.
    world.pass_ms(YEAR_MS);
    assert_eq!(world.refuse(&alice, withdraw(0, 10_504)), Refusal::DepositInsufficient);
    world.apply(&alice, withdraw(0, 10_503));
    let record = world.pool(0);
    assert_eq!((record.flexible.units, record.flexible.shares, record.round), (Amount(0), 0, 1));
}

#[test]
fn what_is_dry_pays_nothing_for_the_time_that_it_was_dry() {
    let (mut world, [issuer, alice, _]) = with_pool();
    world.apply(&alice, deposit(0, 10_000));
    world.pass_ms(YEAR_MS);
    world.apply(&issuer, fund(0, 700));
    assert_eq!(world.pool(0).flexible.units, Amount(10_000));
    world.pass_ms(YEAR_MS / 2);
    world.apply(&alice, withdraw(0, 10_150));
    assert_eq!((world.flexible(&alice, 0), world.pool(0).budget), (None, Amount(550)));
}

#[test]
fn touching_a_pool_often_loses_nothing() {
    let (mut world, [issuer, alice, bob]) = with_pool();
    world.apply(&issuer, fund(0, 700));
    world.apply(&alice, deposit(0, 1_000));
    // 30 units a year are less than one in any of these steps.
    for _ in 0..73 {
        world.pass_ms(YEAR_MS / 365);
        assert_eq!(world.refuse(&bob, withdraw(0, 1)), Refusal::DepositInsufficient);
        world.apply(&bob, fund(0, 1));
    }
    // A fifth of a year: 6 units, and a little for interest on interest.
    assert_eq!(world.pool(0).flexible.units, Amount(1_006));
}

#[test]
fn each_rule_refuses_a_flexible_deposit() {
    let (mut world, [issuer, alice, _]) = with_pool();
    assert_eq!(world.refuse(&alice, deposit(9, 1)), Refusal::UnknownPool);
    assert_eq!(world.refuse(&alice, deposit(0, 100_001)), Refusal::InsufficientFunds);
    world.apply(&issuer, open_pool(GOLD, 0, TERMS));
    assert_eq!(world.refuse(&alice, deposit(1, 1)), Refusal::NotOffered);
    world.apply(&issuer, close_pool(1));
    assert_eq!(world.refuse(&alice, deposit(1, 1)), Refusal::PoolClosed);
    for (spoil, mend, refusal) in [
        (
            Action::Pause(AssetOnly { asset: GOLD }),
            Action::Resume(AssetOnly { asset: GOLD }),
            Refusal::AssetPaused,
        ),
        (
            Action::Freeze(holder(GOLD, &alice)),
            Action::Unfreeze(holder(GOLD, &alice)),
            Refusal::AccountFrozen,
        ),
    ] {
        world.apply(&issuer, spoil);
        assert_eq!(world.refuse(&alice, deposit(0, 1)), refusal);
        assert_eq!(world.refuse(&alice, fund(0, 1)), refusal);
        assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS, 1)), refusal);
        world.apply(&issuer, mend);
    }
    let later = world.block.time_ms + 1;
    world.apply(&alice, grant(40, &[0xa2], &[(COIN, 100), (GOLD, 50)], later));
    let scoped = alice.with(&[40]);
    world.apply(&scoped, deposit(0, 50));
    assert_eq!(world.refuse(&scoped, deposit(0, 1)), Refusal::KeyLimitExceeded);
}

#[test]
fn a_deposit_that_buys_no_share_is_refused() {
    let (mut world, [_, alice, bob]) = with_pool();
    world.apply(&alice, deposit(0, 1));
    // No honest pool comes to where a share is worth more than a unit, so the record is made up.
    let mut record = world.pool(0);
    record.flexible.shares = 1;
    record.flexible.units = Amount(2);
    let mut state = world.state.clone();
    state.insert(StateKey::savings_pool(PoolId(0)), record.encode());
    let refused = |action| outcome(&world, &state, &bob, action);
    assert_eq!(refused(deposit(0, 1)), Some(Refusal::DepositTooSmall));
    assert_eq!(refused(deposit(0, 2)), None);
}

/// The refusal of one action in a state that is made up.
fn outcome(
    world: &World,
    state: &std::collections::BTreeMap<StateKey, tally_types::bytes::Bytes>,
    actor: &Person,
    action: Action,
) -> Option<Refusal> {
    let transaction = world.tx(actor).does(actor, action).build();
    let mut overlay = tally_ledger::Overlay::new();
    let receipt = load_all(state, &mut overlay, |overlay| {
        tally_ledger::apply(overlay, &world.block, tally_types::Hash::ZERO, &transaction)
    });
    match receipt.unwrap().outcome {
        tally_types::Outcome::Refused(refused) => Some(refused.refusal),
        tally_types::Outcome::Applied(_) => None,
    }
}

#[test]
fn what_a_pool_or_an_account_cannot_hold_is_refused() {
    let (mut world, [issuer, alice, _]) = with_pool();
    world.apply(&alice, deposit(0, 100));
    world.apply(&issuer, fund(0, 1_000));
    world.apply(&alice, deposit_fixed(0, YEAR_MS, 100));
    world.apply(&issuer, close_pool(0));
    world.apply(&issuer, open_pool(GOLD, 300, &[]));
    world.pass_ms(NOTICE_MS);
    let mut state = world.state.clone();
    let balance = |id, amount| Balance { asset: AssetId(id), amount: Amount(amount), flags: BalanceFlags(0) };
    let nonces = |person| world.account(person).nonces;
    let rich = |person| {
        let balances = list(vec![balance(0, RICH), balance(1, u128::MAX)]);
        Account { balances, nonces: nonces(person), ..Account::default() }
    };
    for person in [&issuer, &alice] {
        state.insert(StateKey::account(&person.address), rich(person).encode());
    }
    // A share of the pool is a millionth of a unit.
    assert_eq!(outcome(&world, &state, &alice, deposit(1, 1 << 109)), Some(Refusal::BalanceOverflow));
    assert_eq!(outcome(&world, &state, &alice, withdraw(0, 100)), Some(Refusal::BalanceOverflow));
    assert_eq!(outcome(&world, &state, &alice, withdraw_fixed(0, true)), Some(Refusal::BalanceOverflow));
    assert_eq!(outcome(&world, &state, &issuer, reclaim(0)), Some(Refusal::BalanceOverflow));
    let full = |person| {
        let balances = [0, 2, 3, 4, 5, 6, 7, 8].map(|id| balance(id, RICH));
        let balances = list(balances.to_vec());
        Account { balances, spilled: 65_535, nonces: nonces(person), ..Account::default() }
    };
    for person in [&issuer, &alice] {
        state.insert(StateKey::account(&person.address), full(person).encode());
    }
    assert_eq!(outcome(&world, &state, &alice, withdraw(0, 100)), Some(Refusal::TooManyBalances));
    assert_eq!(outcome(&world, &state, &alice, withdraw_fixed(0, true)), Some(Refusal::TooManyBalances));
    assert_eq!(outcome(&world, &state, &issuer, reclaim(0)), Some(Refusal::TooManyBalances));
}

#[test]
fn a_deposit_comes_home_to_whom_the_issuer_has_shut_out_but_not_while_all_is_paused() {
    let (mut world, [issuer, alice, _]) = with_pool();
    world.apply(&issuer, fund(0, 1_000));
    world.apply(&alice, deposit(0, 1_000));
    world.apply(&alice, deposit_fixed(0, YEAR_MS, 1_000));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&alice, withdraw(0, 1_001)), Refusal::AssetPaused);
    assert_eq!(world.refuse(&alice, withdraw_fixed(0, false)), Refusal::AssetPaused);
    world.apply(&issuer, Action::Resume(AssetOnly { asset: GOLD }));
    world.apply(&alice, withdraw(0, 1_000));
    world.apply(&alice, withdraw_fixed(0, true));
    assert_eq!(world.balance(&alice, GOLD), 100_000);
}

#[test]
fn an_allow_list_binds_who_pays_in_and_not_who_gets_back() {
    let mut world = World::new();
    let (issuer, alice) = (person(1), person(2));
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    world.apply(&issuer, create(powers, 1_000, None));
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 100));
    world.apply(&issuer, open_pool(GOLD, 300, &[]));
    world.apply(&alice, deposit(0, 50));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, deposit(0, 50)), Refusal::NotAllowed);
    world.apply(&alice, withdraw(0, 50));
}

#[test]
fn a_fixed_deposit_has_its_interest_set_aside() {
    let (mut world, [issuer, alice, bob]) = with_pool();
    world.apply(&issuer, fund(0, 598));
    let receipt = world.apply(&alice, deposit_fixed(0, 90 * DAY_MS, 10_000));
    let (deposit_id, pool, account) = (DepositId(0), PoolId(0), alice.address);
    // 10,000 × 4 % × 90 ÷ 365 = 98.6
    let (amount, interest) = (Amount(10_000), Amount(98));
    let matures_ms = world.block.time_ms + 90 * DAY_MS;
    let event = FixedMade { deposit: deposit_id, pool, account, amount, interest, matures_ms };
    assert_eq!(receipt.events.to_vec(), [Event::FixedDeposited(event)]);
    assert_eq!(receipt.moves.to_vec(), [moved(at(&alice), POOL, 10_000)]);
    world.apply(&bob, deposit_fixed(0, YEAR_MS, 10_000));
    let record = world.pool(0);
    assert_eq!((record.budget, record.reserved, record.fixed), (Amount(0), Amount(598), Amount(20_000)));
    assert_eq!(world.refuse(&bob, deposit_fixed(0, YEAR_MS, 20)), Refusal::BudgetTooSmall);
    world.pass_ms(90 * DAY_MS - 1);
    assert_eq!(world.refuse(&bob, withdraw_fixed(9, true)), Refusal::UnknownDeposit);
    assert_eq!(world.refuse(&bob, withdraw_fixed(0, true)), Refusal::NotDepositor);
    assert_eq!(world.refuse(&alice, withdraw_fixed(0, false)), Refusal::NotMatured);
    world.pass_ms(1);
    let receipt = world.apply(&alice, withdraw_fixed(0, false));
    let event = FixedTaken { deposit: deposit_id, pool, account, amount, interest };
    assert_eq!(receipt.events.to_vec(), [Event::FixedWithdrawn(event)]);
    assert_eq!(receipt.moves.to_vec(), [moved(POOL, at(&alice), 10_098)]);
    assert_eq!(world.fixed(0), None);
    // Bob leaves early: his interest goes back to the budget.
    let receipt = world.apply(&bob, withdraw_fixed(1, true));
    assert_eq!(receipt.moves.to_vec(), [moved(POOL, at(&bob), 10_000)]);
    let record = world.pool(0);
    assert_eq!((record.budget, record.reserved, record.fixed), (Amount(500), Amount(0), Amount(0)));
}

#[test]
fn each_rule_refuses_a_fixed_deposit() {
    let (mut world, [issuer, alice, _]) = with_pool();
    assert_eq!(world.refuse(&alice, deposit_fixed(9, YEAR_MS, 1)), Refusal::UnknownPool);
    assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS, 100_001)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS - 1, 1)), Refusal::NotOffered);
    // 19 × 5 % is less than a unit, whatever the budget.
    assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS, 19)), Refusal::DepositTooSmall);
    assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS, 20)), Refusal::BudgetTooSmall);
    world.apply(&issuer, fund(0, 1));
    world.apply(&alice, deposit_fixed(0, YEAR_MS, 20));
    world.apply(&issuer, close_pool(0));
    assert_eq!(world.refuse(&alice, deposit_fixed(0, YEAR_MS - 1, 1)), Refusal::PoolClosed);
}

#[test]
fn a_closed_pool_gives_its_free_budget_back_after_a_notice() {
    let (mut world, [issuer, alice, bob]) = with_pool();
    assert_eq!(world.refuse(&alice, fund(9, 1)), Refusal::UnknownPool);
    assert_eq!(world.refuse(&issuer, reclaim(9)), Refusal::UnknownPool);
    assert_eq!(world.refuse(&issuer, reclaim(0)), Refusal::NothingDue);
    world.apply(&bob, fund(0, 1_000));
    world.apply(&alice, deposit(0, 10_000));
    world.apply(&alice, deposit_fixed(0, YEAR_MS, 10_000));
    assert_eq!(world.refuse(&alice, close_pool(9)), Refusal::UnknownPool);
    assert_eq!(world.refuse(&alice, close_pool(0)), Refusal::NotOperator);
    assert_eq!(world.refuse(&alice, reclaim(0)), Refusal::NotOperator);
    assert_eq!(world.refuse(&issuer, reclaim(0)), Refusal::NoticeRunning);
    let receipt = world.apply(&issuer, close_pool(0));
    assert_eq!(receipt.events.to_vec(), [Event::PoolClosed(PoolId(0))]);
    assert_eq!(world.refuse(&alice, close_pool(0)), Refusal::AlreadySo);
    assert_eq!(world.refuse(&bob, fund(0, 1)), Refusal::PoolClosed);
    world.pass_ms(NOTICE_MS - 1);
    assert_eq!(world.refuse(&issuer, reclaim(0)), Refusal::NoticeRunning);
    world.pass_ms(1);
    // 500 are set aside; 30 days of 3 % on 10,000 are 24.
    let receipt = world.apply(&issuer, reclaim(0));
    assert_eq!(receipt.moves.to_vec(), [moved(POOL, at(&issuer), 476)]);
    world.apply(&alice, withdraw(0, 10_024));
    world.pass_ms(YEAR_MS);
    world.apply(&alice, withdraw_fixed(0, false));
    let record = world.pool(0);
    let left = (record.budget, record.reserved, record.fixed, record.flexible.units);
    assert_eq!(left, (Amount(0), Amount(0), Amount(0), Amount(0)));
}

#[test]
fn funding_a_pool_of_one_unit_takes_nothing_from_the_next_depositor() {
    let (mut world, [issuer, alice, bob]) = with_pool();
    // The attack on the first depositor of a vault: one unit, then a gift that should raise the price of its share.
    world.apply(&alice, deposit(0, 1));
    world.apply(&alice, fund(0, 99_999));
    world.apply(&bob, deposit(0, 50_000));
    assert_eq!(world.flexible(&bob, 0).unwrap().shares, 50_000 * SHARES_PER_UNIT);
    world.apply(&bob, withdraw(0, 50_000));
    world.apply(&issuer, fund(0, 1));
    assert_eq!(world.balance(&bob, GOLD), 100_000);
}
