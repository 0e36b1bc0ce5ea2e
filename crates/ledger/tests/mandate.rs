//! Mandates: every refusal once, then what is pulled.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Move, Outcome, Place, Refusal, StateKey,
    account::SetInbox,
    asset::{AssetOnly, Powers},
    mandate::{GrantMandate, Mandate, MandateId, MandateKind, MandateOnly, PullMandate},
    receipt::{MandateChanged, MandateUsed},
    transfer::Memo,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const DAY_MS: u64 = 24 * 3_600_000;

/// People 1 (issuer, with all powers but the allow-list) and 2 hold gold.
fn with_gold() -> World {
    let mut world = World::new();
    let issuer = person(1);
    world.apply(&issuer, create(all_powers(&issuer), 1_000, None));
    world.apply(&issuer, send(&person(2), GOLD, 100));
    world
}

/// 30 gold a day to person 3, from now on.
fn terms(world: &World, kind: MandateKind) -> GrantMandate {
    GrantMandate {
        payee: Some(person(3).address),
        asset: GOLD,
        amount: Amount(30),
        period_ms: DAY_MS,
        start_ms: world.block.time_ms,
        end_ms: None,
        kind,
        memo: Memo::NONE,
    }
}

/// Person 2 grants mandate 0.
fn with_mandate(kind: MandateKind, change: impl FnOnce(&mut GrantMandate)) -> World {
    let mut world = with_gold();
    let mut operation = terms(&world, kind);
    change(&mut operation);
    world.apply(&person(2), Action::GrantMandate(operation));
    world
}

fn subscribed() -> World {
    with_mandate(MandateKind::SUBSCRIPTION, |_| {})
}

fn ordered() -> World {
    with_mandate(MandateKind::STANDING_ORDER, |_| {})
}

fn pull(amount: u128) -> Action {
    Action::PullMandate(PullMandate { mandate: MandateId(0), amount: Amount(amount) })
}

fn revoke() -> Action {
    Action::RevokeMandate(MandateOnly { mandate: MandateId(0) })
}

fn record(world: &World) -> Option<Mandate> {
    world.read(&StateKey::mandate(MandateId(0)))
}

fn inbox(refuse_unknown: bool, require_memo: bool) -> Action {
    Action::SetInbox(SetInbox { refuse_unknown, require_memo, accept: list(vec![]) })
}

/// The numbers of docs/reference/mandate.md.
#[test]
fn a_subscription_gives_no_more_than_granted_and_carries_nothing_over() {
    let mut world = subscribed();
    let bob = person(3);
    let start_ms = record(&world).unwrap().start_ms;
    world.apply(&bob, pull(10));
    world.apply(&bob, pull(15));
    assert_eq!(world.refuse(&bob, pull(6)), Refusal::AllowanceExceeded);
    world.block.time_ms = start_ms + DAY_MS - 1;
    assert_eq!(world.refuse(&bob, pull(6)), Refusal::AllowanceExceeded);
    world.block.time_ms = start_ms + DAY_MS;
    assert_eq!(world.refuse(&bob, pull(35)), Refusal::AllowanceExceeded);
    world.apply(&bob, pull(30));
    assert_eq!((world.balance(&person(2), GOLD), world.balance(&bob, GOLD)), (45, 55));
    // A day nobody pulled in is lost.
    world.block.time_ms = start_ms + 3 * DAY_MS;
    assert_eq!(world.refuse(&bob, pull(31)), Refusal::AllowanceExceeded);
    world.apply(&bob, pull(30));
    let mandate = record(&world).unwrap();
    assert_eq!((mandate.period, mandate.pulled), (3, Amount(30)));
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&bob, pull(16)), Refusal::InsufficientFunds);
    world.apply(&bob, pull(15));
    assert_eq!(world.balance(&person(2), GOLD), 0);
}

#[test]
fn a_standing_order_is_executed_by_anyone_once_a_period() {
    let mut world = ordered();
    let (alice, bob, carol) = (person(2), person(3), person(4));
    assert_eq!(world.refuse(&carol, pull(29)), Refusal::StandingOrderExact);
    assert_eq!(world.refuse(&carol, pull(31)), Refusal::AllowanceExceeded);
    world.apply(&carol, pull(30));
    assert_eq!(world.refuse(&bob, pull(30)), Refusal::AllowanceExceeded);
    world.pass_ms(DAY_MS);
    world.apply(&alice, pull(30));
    world.pass_ms(DAY_MS);
    world.apply(&bob, pull(30));
    assert_eq!((world.balance(&alice, GOLD), world.balance(&bob, GOLD)), (10, 90));
}

#[test]
fn what_moves_is_what_the_receipts_and_the_record_say() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let operation = terms(&world, MandateKind::SUBSCRIPTION);
    let start_ms = operation.start_ms;
    let receipt = world.apply(&alice, Action::GrantMandate(operation));
    let changed = MandateChanged { mandate: MandateId(0), payer: alice.address, payee: Some(bob.address) };
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![Event::MandateGranted(changed)]));
    let receipt = world.apply(&bob, pull(12));
    let step = Move {
        operation: 0,
        from: Place::Account(alice.address),
        to: Place::Account(bob.address),
        asset: GOLD,
        amount: Amount(12),
    };
    let used =
        MandateUsed { mandate: MandateId(0), payer: alice.address, payee: bob.address, left: Amount(18) };
    assert_eq!(
        (receipt.moves.to_vec(), receipt.events.to_vec()),
        (vec![step], vec![Event::MandatePulled(used)])
    );
    let mandate = Mandate {
        payer: alice.address,
        payee: Some(bob.address),
        asset: GOLD,
        amount: Amount(30),
        period_ms: DAY_MS,
        start_ms,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: Memo::NONE,
        period: 0,
        pulled: Amount(12),
    };
    assert_eq!(record(&world), Some(mandate));
    let receipt = world.apply(&alice, revoke());
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![Event::MandateRevoked(changed)]));
    assert_eq!(record(&world), None);
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::UnknownMandate);
    assert_eq!(world.refuse(&bob, revoke()), Refusal::UnknownMandate);
}

#[test]
fn each_rule_refuses_a_grant() {
    let mut world = with_gold();
    let alice = person(2);
    let now_ms = world.block.time_ms;
    type Spoil<'a> = &'a dyn Fn(&mut GrantMandate);
    let table: &[(Spoil, Refusal)] = &[
        (&|mandate| mandate.asset = AssetId(9), Refusal::UnknownAsset),
        (
            &|mandate| (mandate.start_ms, mandate.end_ms) = (now_ms - 9, Some(now_ms - 1)),
            Refusal::MandateOver,
        ),
    ];
    for (spoil, refusal) in table {
        let mut operation = GrantMandate { start_ms: now_ms, ..terms(&world, MandateKind::SUBSCRIPTION) };
        spoil(&mut operation);
        assert_eq!(world.refuse(&alice, Action::GrantMandate(operation)), *refusal);
    }
    let table: &[(Spoil, Refusal)] = &[
        (&|mandate| mandate.amount = Amount::ZERO, Refusal::AmountZero),
        (&|mandate| mandate.payee = Some(alice.address), Refusal::SelfSend),
        (&|mandate| mandate.period_ms = 59_999, Refusal::PeriodTooShort),
        (&|mandate| mandate.end_ms = Some(mandate.start_ms - 1), Refusal::EndBeforeStart),
        (
            &|mandate| (mandate.kind, mandate.payee) = (MandateKind::STANDING_ORDER, None),
            Refusal::PayeeMissing,
        ),
    ];
    for (spoil, refusal) in table {
        let mut operation = terms(&world, MandateKind::SUBSCRIPTION);
        spoil(&mut operation);
        let tx = world.tx(&alice).does(&alice, Action::GrantMandate(operation));
        assert_eq!(world.run(&tx), Err(*refusal));
    }
    let tx = world.tx(&alice).does(&alice, pull(0));
    assert_eq!(world.run(&tx), Err(Refusal::AmountZero));
}

#[test]
fn each_rule_refuses_a_pull() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let mut world = subscribed();
    let pause = |paused: bool| {
        let asset = AssetOnly { asset: GOLD };
        if paused { Action::Pause(asset) } else { Action::Resume(asset) }
    };
    world.apply(&issuer, pause(true));
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::AssetPaused);
    world.apply(&issuer, pause(false));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::AccountFrozen);
    world.apply(&issuer, Action::Unfreeze(holder(GOLD, &alice)));
    world.apply(&alice, send(&issuer, GOLD, 80));
    assert_eq!(world.refuse(&bob, pull(21)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&person(4), pull(1)), Refusal::NotReceiver);
    assert_eq!(world.refuse(&alice, pull(1)), Refusal::NotReceiver);
    // A frozen payee receives.
    world.apply(&issuer, Action::Freeze(holder(GOLD, &bob)));
    world.apply(&bob, pull(20));
}

#[test]
fn a_mandate_works_from_its_start_to_its_end() {
    let mut world = with_mandate(MandateKind::SUBSCRIPTION, |mandate| {
        mandate.start_ms += 1_000;
        mandate.end_ms = Some(mandate.start_ms + DAY_MS);
    });
    let bob = person(3);
    assert_eq!(world.refuse(&bob, pull(30)), Refusal::MandateNotStarted);
    world.pass_ms(1_000);
    world.apply(&bob, pull(30));
    world.pass_ms(DAY_MS);
    world.apply(&bob, pull(1));
    world.pass_ms(1);
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::MandateOver);
    world.apply(&bob, revoke());
}

#[test]
fn periods_are_counted_from_a_start_that_may_be_past() {
    let mut world = with_mandate(MandateKind::SUBSCRIPTION, |mandate| mandate.start_ms -= 10 * DAY_MS + 5);
    let bob = person(3);
    world.apply(&bob, pull(30));
    assert_eq!(record(&world).unwrap().period, 10);
    world.pass_ms(DAY_MS - 6);
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::AllowanceExceeded);
    world.pass_ms(1);
    world.apply(&bob, pull(30));
}

#[test]
fn a_mandate_for_anyone_gives_all_together_what_was_granted() {
    let mut world = with_mandate(MandateKind::SUBSCRIPTION, |mandate| mandate.payee = None);
    let (alice, bob, carol) = (person(2), person(3), person(4));
    world.apply(&bob, pull(20));
    assert_eq!(world.refuse(&carol, pull(11)), Refusal::AllowanceExceeded);
    world.apply(&carol, pull(10));
    assert_eq!(world.refuse(&alice, pull(1)), Refusal::NotReceiver);
    assert_eq!(world.refuse(&bob, revoke()), Refusal::NotMandateParty);
    world.apply(&alice, revoke());
}

#[test]
fn only_payer_and_payee_revoke() {
    for (number, refusal) in [(2, None), (3, None), (4, Some(Refusal::NotMandateParty))] {
        let mut world = ordered();
        match refusal {
            Some(refusal) => assert_eq!(world.refuse(&person(number), revoke()), refusal),
            None => drop(world.apply(&person(number), revoke())),
        }
        assert_eq!(record(&world).is_some(), refusal.is_some());
    }
}

#[test]
fn an_inbox_binds_others_orders_but_not_what_the_payee_pulls_itself() {
    let (bob, carol) = (person(3), person(4));
    let mut world = ordered();
    world.apply(&bob, inbox(true, true));
    assert_eq!(world.refuse(&carol, pull(30)), Refusal::InboxRefusesAsset);
    world.apply(&bob, pull(30));
    // By pulling, the payee has accepted the asset.
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&carol, pull(30)), Refusal::MemoRequired);
    let mut world = with_mandate(MandateKind::STANDING_ORDER, |mandate| mandate.memo = open_memo("rent"));
    world.apply(&bob, inbox(false, true));
    world.apply(&carol, pull(30));
    let mut world = subscribed();
    world.apply(&bob, inbox(true, true));
    world.apply(&bob, pull(30));
}

#[test]
fn an_allow_list_binds_payer_and_payee() {
    let mut world = World::new();
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let powers = Powers { allow_list: Some(issuer.address), ..Powers::default() };
    world.apply(&issuer, create(powers, 1_000, None));
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 100));
    let operation = terms(&world, MandateKind::SUBSCRIPTION);
    world.apply(&alice, Action::GrantMandate(operation));
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &bob)));
    world.apply(&bob, pull(1));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&bob, pull(1)), Refusal::NotAllowed);
}

#[test]
fn a_payee_that_can_hold_no_more_gets_nothing() {
    let bob = person(3);
    let mut world = subscribed();
    let refusal = |record| made_up::refusal(&world, &bob, &record, &bob, pull(1));
    assert_eq!(refusal(made_up::at_the_top()), Some(Refusal::BalanceOverflow));
    assert_eq!(refusal(made_up::full()), Some(Refusal::TooManyBalances));
    world.apply(&bob, pull(1));
}

#[test]
fn a_scoped_key_cannot_grant_and_its_limit_binds_the_payer_s_own_pulls() {
    let mut world = ordered();
    let (alice, carol) = (person(2), person(4));
    let expires_ms = world.block.time_ms + 9 * DAY_MS;
    let tx = world.tx(&alice).does(&alice, grant(40, &[0x50], &[], expires_ms));
    assert_eq!(world.run(&tx), Err(Refusal::ScopeInvalid));
    world.apply(&alice, grant(40, &[0x51, 0x52], &[(COIN, 1_000), (GOLD, 29)], expires_ms));
    let by_key = alice.with(&[40]);
    assert_eq!(world.refuse(&by_key, pull(30)), Refusal::KeyLimitExceeded);
    // The key is on the transaction, so what it lets out counts, whoever executes the order.
    let sponsored = world.tx(&by_key).does(&carol, pull(30));
    let refused = tally_types::receipt::Refused { operation: 0, refusal: Refusal::KeyLimitExceeded };
    assert_eq!(world.run(&sponsored).unwrap().outcome, Outcome::Refused(refused));
    world.apply(&carol, pull(30));
    world.apply(&by_key, revoke());
}

#[test]
fn a_pull_by_a_scoped_key_of_the_payee_takes_nothing_of_its_limit() {
    let mut world = subscribed();
    let bob = person(3);
    let expires_ms = world.block.time_ms + DAY_MS;
    world.apply(&bob, grant(40, &[0x51], &[(COIN, 1_000)], expires_ms));
    world.apply(&bob.with(&[40]), pull(30));
    assert_eq!(world.balance(&bob, GOLD), 30);
}
