//! Accounts: every refusal once, then what happens.

mod world;

use tally_types::{
    Action, Address, Amount, AssetId, Event, Outcome, Receipt, Refusal, StateKey,
    account::{
        ClaimName, FinishRecovery, GrantKey, KeyLimit, OpenShared, RevokeKey, SetGuardians, SetInbox,
        SetKeys, StartRecovery,
    },
    asset::Powers,
    receipt::{RecoveryMoved, Refused},
    state::NameRecord,
    wire::Empty,
};
use world::*;

const HOUR_MS: u64 = 3_600_000;
const SEND: u8 = 0x30;

fn set_keys(threshold: u16, keys: &[(u8, u16)]) -> Action {
    Action::SetKeys(SetKeys { authority: authority(threshold, keys) })
}

fn guardians(members: &[&Person], threshold: u8) -> Action {
    let mut guardians: Vec<Address> = members.iter().map(|person| person.address).collect();
    guardians.sort();
    Action::SetGuardians(SetGuardians { guardians: list(guardians), threshold, delay_ms: HOUR_MS })
}

fn recover(account: &Person, number: u8) -> Action {
    Action::StartRecovery(StartRecovery { account: account.address, authority: authority(1, &[(number, 1)]) })
}

fn finish(account: &Person) -> Action {
    Action::FinishRecovery(FinishRecovery { account: account.address })
}

fn veto() -> Action {
    Action::VetoRecovery(Empty)
}

fn claim(name: &str) -> Action {
    Action::ClaimName(ClaimName { name: handle(name) })
}

fn events(receipt: &Receipt) -> Vec<Event> {
    receipt.events.to_vec()
}

#[test]
fn rotated_keys_sign_and_the_old_one_does_not() {
    let mut world = World::new();
    let alice = person(1);
    assert_eq!(world.refuse(&alice, set_keys(1, &[(1, 1)])), Refusal::AlreadySo);
    let receipt = world.apply(&alice, set_keys(2, &[(21, 1), (22, 1)]));
    assert_eq!(events(&receipt), [Event::KeysSet(alice.address)]);
    for keys in [&[1][..], &[21], &[1, 21]] {
        let signer = alice.with(keys);
        let tx = world.tx(&signer).does(&signer, send(&person(2), COIN, 1));
        assert_eq!(world.run(&tx), Err(Refusal::NotAuthorized));
    }
    let both = alice.with(&[21, 22]);
    assert_eq!(world.refuse(&both, set_keys(2, &[(21, 1), (22, 1)])), Refusal::AlreadySo);
    // A key that is nobody's among the signers weighs nothing and does no harm.
    world.apply(&alice.with(&[1, 21, 22]), set_keys(1, &[(1, 1)]));
    assert_eq!(world.account(&alice).authority, None);
    world.apply(&alice, send(&person(2), COIN, 1));
}

#[test]
fn a_shared_account_opens_where_money_was_sent_ahead() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let shared = Person { address: Address::shared(&alice.address, 0, 0), keys: vec![key(31), key(32)] };
    world.apply(&bob, send(&shared, COIN, 500));
    let open = Action::OpenShared(OpenShared { authority: authority(3, &[(31, 1), (32, 2)]) });
    let receipt = world.apply(&alice, open);
    assert_eq!(events(&receipt), [Event::SharedOpened(shared.address)]);
    assert_eq!(world.balance(&shared, COIN), 500);
    let alone = shared.with(&[32]);
    assert_eq!(world.run(&world.tx(&alone).does(&alone, send(&bob, COIN, 1))), Err(Refusal::NotAuthorized));
    world.apply(&shared, send(&bob, COIN, 1));
}

#[test]
fn a_shared_account_opens_once() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let open = Action::OpenShared(OpenShared { authority: authority(1, &[(31, 1)]) });
    world.apply(&alice, open.clone());
    // The address follows from the actor and the payer's nonce, so another payer's nonce 0 names it again.
    let receipt = world.run(&world.tx(&bob).does(&alice, open)).unwrap();
    assert_eq!(receipt.outcome, Outcome::Refused(Refused { operation: 0, refusal: Refusal::AlreadySo }));
}

#[test]
fn each_rule_refuses_a_grant() {
    let mut world = World::new();
    let alice = person(1);
    let (now, later) = (world.block.time_ms, world.block.time_ms + HOUR_MS);
    assert_eq!(world.refuse(&alice, grant(1, &[SEND], &[], later)), Refusal::KeyAlreadyGranted);
    assert_eq!(world.refuse(&alice, grant(40, &[SEND], &[], now)), Refusal::ExpiryPast);
    for number in 40..48 {
        let receipt = world.apply(&alice, grant(number, &[SEND], &[], later));
        assert_eq!(events(&receipt), [Event::KeyGranted(key(number))]);
    }
    // Three rules at once, then two.
    assert_eq!(world.refuse(&alice, grant(40, &[SEND], &[], now)), Refusal::KeyAlreadyGranted);
    assert_eq!(world.refuse(&alice, grant(48, &[SEND], &[], now)), Refusal::TooManyKeys);
}

#[test]
fn a_revoked_key_is_gone_and_so_is_the_empty_record() {
    let mut world = World::new();
    let alice = person(1);
    let revoke = |number| Action::RevokeKey(RevokeKey { key: key(number) });
    assert_eq!(world.refuse(&alice, revoke(40)), Refusal::UnknownKey);
    world.apply(&alice, grant(40, &[SEND], &[], world.block.time_ms + 1));
    assert!(world.account(&alice).secured);
    assert_eq!(events(&world.apply(&alice, revoke(40))), [Event::KeyRevoked(key(40))]);
    assert!(!world.account(&alice).secured);
    assert_eq!(world.security(&alice), None);
}

#[test]
fn a_scoped_key_acts_within_its_scope_until_it_expires() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, grant(40, &[SEND], &[(COIN, 100)], world.block.time_ms + HOUR_MS));
    let scoped = alice.with(&[40]);
    world.apply(&scoped, send(&bob, COIN, 50));
    let tx = world.tx(&scoped).does(&scoped, claim("alice"));
    assert_eq!(world.run(&tx), Err(Refusal::KeyOutOfScope));
    world.pass_ms(HOUR_MS);
    assert_eq!(world.run(&world.tx(&scoped).does(&scoped, send(&bob, COIN, 1))), Err(Refusal::KeyExpired));
    // Expiry comes before scope.
    assert_eq!(world.run(&world.tx(&scoped).does(&scoped, claim("alice"))), Err(Refusal::KeyExpired));
}

#[test]
fn a_scoped_key_s_limit_counts_fees_and_sends_of_one_period() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, grant(40, &[SEND], &[(COIN, 100)], world.block.time_ms + 10 * HOUR_MS));
    let scoped = alice.with(&[40]);
    world.apply(&scoped, send(&bob, COIN, 70));
    assert_eq!(world.security(&alice).unwrap().scoped[0].spent[0].amount.0, 70 + FEE);
    // The fee of the refused operation stays counted.
    assert_eq!(world.refuse(&scoped, send(&bob, COIN, 11)), Refusal::KeyLimitExceeded);
    assert_eq!(world.security(&alice).unwrap().scoped[0].spent[0].amount.0, 90);
    world.pass_ms(HOUR_MS - 1);
    assert_eq!(world.refuse(&scoped, send(&bob, COIN, 1)), Refusal::KeyLimitExceeded);
    // Now the fee alone does not fit.
    assert_eq!(world.run(&world.tx(&scoped).does(&scoped, send(&bob, COIN, 1))), Err(Refusal::KeyOutOfScope));
    world.pass_ms(1);
    world.apply(&scoped, send(&bob, COIN, 90));
    let spent = world.security(&alice).unwrap().scoped[0].spent[0];
    assert_eq!((spent.since_ms, spent.amount.0), (world.block.time_ms, 100));
}

/// The worked example of docs/reference/account.md: a sponsor pays, so that fees do not count.
#[test]
fn a_period_begins_with_the_first_spending_in_it() {
    let mut world = World::new();
    let (alice, bob, sponsor) = (person(1), person(2), person(3));
    let limits = list(vec![KeyLimit { asset: COIN, amount: Amount(100), period_ms: 24 * HOUR_MS }]);
    let expires_ms = world.block.time_ms + 48 * HOUR_MS;
    let operations = list(vec![SEND]);
    world.apply(&alice, Action::GrantKey(GrantKey { key: key(40), operations, limits, expires_ms }));
    let sends = |world: &mut World, amount| {
        let tx = world.tx(&sponsor).does(&alice.with(&[40]), send(&bob, COIN, amount));
        world.run(&tx).unwrap().outcome
    };
    let refusal = Refusal::KeyLimitExceeded;
    let refused = Outcome::Refused(Refused { operation: 0, refusal });
    assert_eq!(sends(&mut world, 60), applied());
    world.pass_ms(11 * HOUR_MS);
    assert_eq!(sends(&mut world, 40), applied());
    world.pass_ms(HOUR_MS);
    assert_eq!(sends(&mut world, 1), refused);
    world.pass_ms(12 * HOUR_MS);
    assert_eq!(sends(&mut world, 100), applied());
    assert_eq!(sends(&mut world, 1), refused);
}

#[test]
fn a_scoped_key_moves_nothing_it_has_no_limit_for() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, grant(40, &[SEND], &[], world.block.time_ms + HOUR_MS));
    let scoped = alice.with(&[40]);
    let tx = world.tx(&scoped).does(&scoped, send(&bob, COIN, 1));
    assert_eq!(world.run(&tx), Err(Refusal::KeyOutOfScope));
    let sponsored = world.tx(&bob).does(&scoped, send(&bob, COIN, 1));
    let receipt = world.run(&sponsored).unwrap();
    assert_eq!(
        receipt.outcome,
        Outcome::Refused(Refused { operation: 0, refusal: Refusal::KeyLimitExceeded })
    );
}

#[test]
fn of_several_scoped_keys_the_lowest_usable_one_is_counted() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let later = world.block.time_ms + 2 * HOUR_MS;
    world.apply(&alice, grant(40, &[0x18], &[(COIN, 100)], later));
    world.apply(&alice, grant(42, &[SEND], &[(COIN, 100)], later));
    world.apply(&alice, grant(41, &[SEND], &[(COIN, 100)], later));
    world.apply(&alice.with(&[40, 41, 42]), send(&bob, COIN, 5));
    let scoped = world.security(&alice).unwrap().scoped;
    let spent: Vec<u128> = scoped.iter().map(|scoped| scoped.spent[0].amount.0).collect();
    assert_eq!(spent, [0, 0, 5 + FEE]);
}

#[test]
fn guardians_are_set_and_removed() {
    let mut world = World::new();
    let alice = person(1);
    assert_eq!(world.refuse(&alice, guardians(&[], 0)), Refusal::AlreadySo);
    let receipt = world.apply(&alice, guardians(&[&person(2), &person(3)], 2));
    assert_eq!(events(&receipt), [Event::GuardiansSet(alice.address)]);
    assert_eq!(world.refuse(&alice, guardians(&[&person(2), &person(3)], 2)), Refusal::AlreadySo);
    world.apply(&alice, guardians(&[], 0));
    assert_eq!(world.security(&alice), None);
}

#[test]
fn guardians_recover_an_account_after_the_delay() {
    let mut world = World::new();
    let (alice, bob, carol, dave) = (person(1), person(2), person(3), person(4));
    world.apply(&alice, guardians(&[&bob, &carol], 2));
    world.apply(&alice, grant(40, &[SEND], &[], world.block.time_ms + 10 * HOUR_MS));
    assert_eq!(world.refuse(&dave, recover(&alice, 50)), Refusal::NotGuardian);
    assert_eq!(world.refuse(&dave, finish(&alice)), Refusal::NoRecovery);
    let receipt = world.apply(&bob, recover(&alice, 50));
    let waiting = RecoveryMoved { account: alice.address, ready_ms: None };
    assert_eq!(events(&receipt), [Event::RecoveryStarted(waiting)]);
    assert_eq!(world.refuse(&bob, recover(&alice, 50)), Refusal::AlreadyApproved);
    assert_eq!(world.refuse(&carol, recover(&alice, 51)), Refusal::RecoveryConflict);
    assert_eq!(world.refuse(&dave, finish(&alice)), Refusal::RecoveryNotReady);
    let receipt = world.apply(&carol, recover(&alice, 50));
    let ready_ms = world.block.time_ms + HOUR_MS;
    let ready = RecoveryMoved { account: alice.address, ready_ms: Some(ready_ms) };
    assert_eq!(events(&receipt), [Event::RecoveryStarted(ready)]);
    world.pass_ms(HOUR_MS - 1);
    assert_eq!(world.refuse(&dave, finish(&alice)), Refusal::RecoveryNotReady);
    world.pass_ms(1);
    let receipt = world.apply(&dave, finish(&alice));
    assert_eq!(events(&receipt), [Event::RecoveryFinished(alice.address)]);
    let security = world.security(&alice).unwrap();
    assert_eq!((security.scoped.len(), security.recovery, security.guardians.is_some()), (0, None, true));
    assert_eq!(world.run(&world.tx(&alice).does(&alice, veto())), Err(Refusal::NotAuthorized));
    world.apply(&alice.with(&[50]), send(&bob, COIN, 1));
}

#[test]
fn the_owner_stops_a_recovery() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, guardians(&[&bob], 1));
    assert_eq!(world.refuse(&alice, veto()), Refusal::NoRecovery);
    type Stopper = fn() -> Action;
    let stoppers: [Stopper; 3] =
        [veto, || set_keys(1, &[(1, 1), (60, 1)]), || guardians(&[&person(2), &person(3)], 1)];
    for stop in stoppers {
        world.apply(&bob, recover(&alice, 50));
        world.apply(&alice, stop());
        world.pass_ms(HOUR_MS);
        assert_eq!(world.refuse(&bob, finish(&alice)), Refusal::NoRecovery);
    }
    world.apply(&bob, recover(&alice, 51));
    assert_eq!(events(&world.apply(&alice, veto())), [Event::RecoveryVetoed(alice.address)]);
}

#[test]
fn a_scoped_key_that_a_recovery_removed_moves_nothing_more() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, guardians(&[&bob], 1));
    world.apply(&alice, grant(40, &[SEND], &[(COIN, 100)], world.block.time_ms + 10 * HOUR_MS));
    world.apply(&bob, recover(&alice, 50));
    world.pass_ms(HOUR_MS);
    let scoped = alice.with(&[40]);
    let tx = world.tx(&bob).does(&bob, finish(&alice)).does(&scoped, send(&bob, COIN, 1));
    let receipt = world.run(&tx).unwrap();
    assert_eq!(
        receipt.outcome,
        Outcome::Refused(Refused { operation: 1, refusal: Refusal::KeyLimitExceeded })
    );
}

#[test]
fn a_name_is_one_account_s_and_so_are_its_look_alikes() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let receipt = world.apply(&alice, claim("alice"));
    assert_eq!(events(&receipt), [Event::NameClaimed(handle("alice"))]);
    let record = NameRecord { owner: alice.address, name: handle("alice") };
    assert_eq!(world.read(&StateKey::name(&handle("a1ice"))), Some(record));
    assert_eq!(world.refuse(&bob, claim("a1ice")), Refusal::NameTaken);
    assert_eq!(world.refuse(&alice, claim("al_ice")), Refusal::NameTaken);
    assert_eq!(world.refuse(&alice, claim("alicia")), Refusal::AlreadyNamed);
    world.apply(&bob, claim("alicia"));
}

#[test]
fn an_inbox_is_set_and_its_assets_are_taken_off_the_shelf() {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    let inbox = |accept: &[u64]| {
        let accept = list(accept.iter().map(|id| AssetId(*id)).collect());
        Action::SetInbox(SetInbox { refuse_unknown: true, require_memo: true, accept })
    };
    world.apply(&bob, create(Powers::default(), 0, None));
    assert_eq!(world.refuse(&alice, inbox(&[1, 2])), Refusal::UnknownAsset);
    let receipt = world.apply(&alice, inbox(&[1, 1]));
    assert_eq!(events(&receipt), [Event::InboxSet(alice.address)]);
    let account = world.account(&alice);
    assert!(account.refuse_unknown && account.require_memo);
    assert_eq!((account.balances[1].asset, account.balances[1].flags.0), (AssetId(1), 4));
    world.apply(&alice, inbox(&[1]));
}
