//! Packets: every refusal once, then who gets what.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Hash, KeySignature, Move, Place, Refusal, StateKey,
    account::SetInbox,
    asset::{AssetOnly, Powers},
    packet::{
        ClaimPacket, CreatePacket, MAX_PACKET_MS, Packet, PacketClaim, PacketDraw, PacketId, PacketOnly,
        PacketPage, Split, claim_message,
    },
    receipt::{PacketMade, RestReturned, ShareTaken},
    signature::Ed25519Signature,
    transfer::Memo,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const HOUR_MS: u64 = 3_600_000;

/// People 1 (issuer, with all powers but the allow-list) and 2 hold gold.
fn with_gold() -> World {
    let mut world = World::new();
    let issuer = person(1);
    world.apply(&issuer, create(all_powers(&issuer), 10_000, None));
    world.apply(&issuer, send(&person(2), GOLD, 5_000));
    world
}

fn packet(world: &World, total: u128, count: u16, split: Split) -> CreatePacket {
    CreatePacket {
        asset: GOLD,
        total: Amount(total),
        count,
        split,
        claim_key: None,
        expires_ms: world.block.time_ms + HOUR_MS,
        memo: Memo::NONE,
    }
}

/// Person 2 makes packet 0.
fn with_packet(total: u128, count: u16, split: Split) -> World {
    let mut world = with_gold();
    let operation = packet(&world, total, count, split);
    world.apply(&person(2), Action::CreatePacket(operation));
    world
}

fn claim(packet: u64) -> Action {
    Action::ClaimPacket(ClaimPacket { packet: PacketId(packet), proof: None })
}

fn claim_by(packet: u64, key: [u8; 32]) -> Action {
    let proof = Some(Ed25519Signature { key, signature: [0; 64] });
    Action::ClaimPacket(ClaimPacket { packet: PacketId(packet), proof })
}

fn reclaim(packet: u64) -> Action {
    Action::ReclaimPacket(PacketOnly { packet: PacketId(packet) })
}

fn in_packet(packet: u64) -> Place {
    Place::Packet(PacketId(packet))
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

fn moved(from: Place, to: Place, amount: u128) -> Move {
    Move { operation: 0, from, to, asset: GOLD, amount: Amount(amount) }
}

fn record(world: &World, packet: u64) -> Option<Packet> {
    world.read(&StateKey::packet(PacketId(packet)))
}

fn page(world: &World, packet: u64, page: u8) -> Option<Vec<u128>> {
    let page: Option<PacketPage> = world.read(&StateKey::packet_page(PacketId(packet), page));
    page.map(|page| page.shares.iter().map(|share| share.0).collect())
}

/// What each of the people gets who claim, one in each block.
fn claims(world: &mut World, packet: u64, people: impl IntoIterator<Item = u8>) -> Vec<u128> {
    let claimed =
        people.into_iter().map(|number| world.apply(&person(number), claim(packet)).moves[0].amount.0);
    claimed.collect()
}

/// The numbers of docs/reference/packet.md.
#[test]
fn a_random_packet_is_drawn_by_the_next_block_and_dealt_by_the_claims() {
    let mut world = with_packet(100, 5, Split::RANDOM);
    let drawing = PacketDraw { first: PacketId(0), end: PacketId(1) };
    assert_eq!(world.read(&StateKey::packet_draw()), Some(drawing));
    world.block.seed = [7; 48];
    world.apply(&person(9), send(&person(8), COIN, 1));
    assert_eq!(world.read::<PacketDraw>(&StateKey::packet_draw()), None);
    assert_eq!(page(&world, 0, 0), Some(vec![10, 24, 20, 35, 11]));
    let mut shares = Vec::new();
    for number in 3u8..=7 {
        world.block.seed = [5 + number; 48];
        shares.extend(claims(&mut world, 0, [number]));
        assert_eq!(page(&world, 0, 0).map_or(0, |page| page.len()), usize::from(7 - number));
    }
    assert_eq!(shares, [20, 24, 10, 11, 35]);
    assert_eq!(record(&world, 0), None);
    assert_eq!(world.refuse(&person(8), claim(0)), Refusal::UnknownPacket);
    let kept: Option<PacketClaim> = world.read(&StateKey::packet_claim(PacketId(0), &person(4).address));
    assert_eq!(kept, Some(PacketClaim { share: 1, amount: Amount(24) }));
}

/// The numbers of docs/reference/packet.md.
#[test]
fn an_equal_split_gives_what_does_not_divide_to_the_first() {
    let mut world = with_packet(100, 3, Split::EQUAL);
    assert_eq!(claims(&mut world, 0, [3, 4, 5]), [34, 33, 33]);
    assert_eq!(record(&world, 0), None);
}

#[test]
fn what_moves_is_what_the_receipts_and_the_record_say() {
    let mut world = with_gold();
    let (alice, bob) = (person(2), person(3));
    let operation = packet(&world, 100, 3, Split::EQUAL);
    let (expires_ms, height) = (operation.expires_ms, world.block.height);
    let receipt = world.apply(&alice, Action::CreatePacket(operation));
    assert_eq!(receipt.moves.to_vec(), [moved(at(&alice), in_packet(0), 100)]);
    let made = PacketMade { packet: PacketId(0), creator: alice.address };
    assert_eq!(receipt.events.to_vec(), [Event::PacketCreated(made)]);
    assert_eq!(world.balance(&alice, GOLD), 4_900);
    let receipt = world.apply(&bob, claim(0));
    assert_eq!(receipt.moves.to_vec(), [moved(in_packet(0), at(&bob), 34)]);
    let taken = ShareTaken { packet: PacketId(0), claimer: bob.address, share: 0, amount: Amount(34) };
    assert_eq!(receipt.events.to_vec(), [Event::PacketClaimed(taken)]);
    let left = Packet {
        creator: alice.address,
        asset: GOLD,
        total: Amount(100),
        left: Amount(66),
        count: 3,
        claimed: 1,
        split: Split::EQUAL,
        claim_key: None,
        expires_ms,
        height,
        pages: list(vec![]),
    };
    assert_eq!(record(&world, 0), Some(left));
    world.pass_ms(HOUR_MS + 1);
    let receipt = world.apply(&bob, reclaim(0));
    assert_eq!(receipt.moves.to_vec(), [moved(in_packet(0), at(&alice), 66)]);
    let returned = RestReturned { packet: PacketId(0), creator: alice.address, amount: Amount(66) };
    assert_eq!(receipt.events.to_vec(), [Event::PacketReclaimed(returned)]);
    assert_eq!((world.balance(&alice, GOLD), world.balance(&bob, GOLD)), (4_966, 34));
}

#[test]
fn each_rule_refuses_a_packet() {
    let (issuer, alice) = (person(1), person(2));
    type Setup<'a> = &'a dyn Fn(&mut World);
    type Spoil<'a> = &'a dyn Fn(&mut CreatePacket);
    let (nothing, fine): (Setup, Spoil) = (&|_| {}, &|_| {});
    let pause: Setup = &|world| drop(world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD })));
    let freeze: Setup = &|world| drop(world.apply(&issuer, Action::Freeze(holder(GOLD, &alice))));
    let table: &[(Setup, Spoil, Refusal)] = &[
        (nothing, &|packet| packet.asset = AssetId(9), Refusal::UnknownAsset),
        (pause, fine, Refusal::AssetPaused),
        (freeze, fine, Refusal::AccountFrozen),
        (nothing, &|packet| packet.total = Amount(5_001), Refusal::InsufficientFunds),
        (nothing, &|packet| packet.expires_ms = START_MS, Refusal::PacketExpiryInvalid),
        (nothing, &|packet| packet.expires_ms += MAX_PACKET_MS - HOUR_MS + 1, Refusal::PacketExpiryInvalid),
    ];
    for (setup, spoil, refusal) in table {
        let mut world = with_gold();
        setup(&mut world);
        let mut operation = packet(&world, 100, 5, Split::RANDOM);
        spoil(&mut operation);
        assert_eq!(world.refuse(&alice, Action::CreatePacket(operation)), *refusal);
        assert_eq!(world.balance(&alice, GOLD), 5_000);
    }
    let mut world = with_gold();
    let mut operation = packet(&world, 5_000, 5, Split::RANDOM);
    operation.expires_ms += MAX_PACKET_MS - HOUR_MS;
    world.apply(&alice, Action::CreatePacket(operation));
}

#[test]
fn a_packet_that_cannot_be_stays_out_of_the_block() {
    let mut world = with_gold();
    let alice = person(2);
    for (total, count, refusal) in [
        (0, 0, Refusal::AmountZero),
        (1, 0, Refusal::PacketCountInvalid),
        (2_000, 1_001, Refusal::PacketCountInvalid),
        (4, 5, Refusal::SharesBelowUnit),
    ] {
        let operation = packet(&world, total, count, Split::EQUAL);
        assert_eq!(world.run(&world.tx(&alice).does(&alice, Action::CreatePacket(operation))), Err(refusal));
    }
}

#[test]
fn an_allow_list_binds_creator_and_claimer_but_not_the_way_home() {
    let mut world = World::new();
    let (issuer, alice) = (person(1), person(2));
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    world.apply(&issuer, create(powers, 1_000, None));
    let operation = packet(&world, 100, 2, Split::EQUAL);
    assert_eq!(world.refuse(&alice, Action::CreatePacket(operation.clone())), Refusal::NotAllowed);
    world.apply(&issuer, Action::CreatePacket(operation));
    assert_eq!(world.refuse(&alice, claim(0)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&alice, claim(0));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &issuer)));
    world.pass_ms(HOUR_MS + 1);
    world.apply(&alice, reclaim(0));
    assert_eq!(world.balance(&issuer, GOLD), 950);
}

#[test]
fn each_rule_refuses_a_claim() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let mut world = with_packet(100, 3, Split::EQUAL);
    assert_eq!(world.refuse(&bob, claim(1)), Refusal::UnknownPacket);
    world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&bob, claim(0)), Refusal::AssetPaused);
    world.apply(&issuer, Action::Resume(AssetOnly { asset: GOLD }));
    world.apply(&bob, claim(0));
    assert_eq!(world.refuse(&bob, claim(0)), Refusal::ShareClaimed);
    assert_eq!(world.refuse(&alice, claim_by(0, [9; 32])), Refusal::ClaimKeyWrong);
    world.pass_ms(HOUR_MS);
    world.apply(&alice, claim(0));
    world.pass_ms(1);
    assert_eq!(world.refuse(&bob, claim(0)), Refusal::DeadlinePast);
    assert_eq!(world.refuse(&person(4), claim(0)), Refusal::DeadlinePast);
}

#[test]
fn an_account_that_can_hold_no_more_gets_no_share_and_no_rest() {
    let (alice, bob) = (person(2), person(3));
    let mut world = with_packet(100, 3, Split::EQUAL);
    let refusal =
        |world: &World, account, record, action| made_up::refusal(world, account, &record, &bob, action);
    assert_eq!(refusal(&world, &bob, made_up::at_the_top(), claim(0)), Some(Refusal::BalanceOverflow));
    assert_eq!(refusal(&world, &bob, made_up::full(), claim(0)), Some(Refusal::TooManyBalances));
    world.pass_ms(HOUR_MS + 1);
    assert_eq!(refusal(&world, &alice, made_up::at_the_top(), reclaim(0)), Some(Refusal::BalanceOverflow));
    assert_eq!(refusal(&world, &alice, made_up::full(), reclaim(0)), Some(Refusal::TooManyBalances));
    assert_eq!(refusal(&world, &alice, Default::default(), reclaim(0)), None);
}

#[test]
fn a_packet_cannot_be_claimed_in_the_block_that_makes_it() {
    for split in [Split::EQUAL, Split::RANDOM] {
        let mut world = with_gold();
        let (alice, bob) = (person(2), person(3));
        let operation = packet(&world, 100, 3, split);
        let tx = world.tx(&alice).does(&alice, Action::CreatePacket(operation)).does(&bob, claim(0));
        let outcome = world.run(&tx).unwrap().outcome;
        let refused = tally_types::receipt::Refused { operation: 1, refusal: Refusal::PacketNotReady };
        assert_eq!(outcome, tally_types::Outcome::Refused(refused));
        assert_eq!(world.read::<PacketDraw>(&StateKey::packet_draw()), None);
        let operation = packet(&world, 100, 3, split);
        world.apply(&alice, Action::CreatePacket(operation));
        world.apply(&bob, claim(0));
    }
}

#[test]
fn a_claim_key_lets_in_only_those_it_signed_for() {
    let mut world = with_gold();
    let (alice, newcomer) = (person(2), person(100));
    let operation = CreatePacket { claim_key: Some([8; 32]), ..packet(&world, 100, 2, Split::RANDOM) };
    world.apply(&alice, Action::CreatePacket(operation));
    assert_eq!(world.refuse(&person(3), claim(0)), Refusal::ClaimKeyWrong);
    assert_eq!(world.refuse(&person(3), claim_by(0, [9; 32])), Refusal::ClaimKeyWrong);
    // Someone who has no account yet, and whose fee another pays.
    let tx = world.tx(&alice).does(&newcomer, claim_by(0, [8; 32]));
    let receipt = world.run(&tx).unwrap();
    assert_eq!(receipt.outcome, applied());
    assert_eq!(world.balance(&newcomer, GOLD), receipt.moves[0].amount.0);
}

#[test]
fn the_claim_key_s_signature_is_among_those_to_verify() {
    let world = World::new();
    let (alice, bob) = (person(2), person(3));
    let genesis = Hash([3; 32]);
    let tx = world.tx(&alice).does(&bob, claim(4)).does(&alice, claim_by(5, [8; 32])).build();
    let found: Vec<_> = tx.claims(&genesis).collect();
    let signature = KeySignature::Ed25519(Ed25519Signature { key: [8; 32], signature: [0; 64] });
    assert_eq!(found, [(signature, claim_message(&genesis, PacketId(5), &alice.address))]);
    let other =
        |genesis, packet, claimer: &Person| claim_message(&genesis, PacketId(packet), &claimer.address);
    assert_ne!(found[0].1, other(Hash([4; 32]), 5, &alice));
    assert_ne!(found[0].1, other(genesis, 4, &alice));
    assert_ne!(found[0].1, other(genesis, 5, &bob));
}

#[test]
fn the_rest_goes_back_after_the_expiry_and_not_before() {
    let mut world = with_packet(100, 5, Split::RANDOM);
    let (alice, carol) = (person(2), person(4));
    world.apply(&alice, claim(0));
    world.pass_ms(HOUR_MS);
    assert_eq!(world.refuse(&carol, reclaim(0)), Refusal::PacketNotExpired);
    world.pass_ms(1);
    world.apply(&carol, reclaim(0));
    assert_eq!(world.balance(&alice, GOLD), 5_000);
    assert_eq!((record(&world, 0), page(&world, 0, 0)), (None, None));
    assert_eq!(world.refuse(&carol, reclaim(0)), Refusal::UnknownPacket);
}

#[test]
fn the_rest_goes_home_whatever_binds_its_asset_and_a_frozen_claimer_receives() {
    let mut world = with_packet(100, 5, Split::EQUAL);
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &bob)));
    world.apply(&bob, claim(0));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    world.pass_ms(HOUR_MS + 1);
    world.apply(&bob, reclaim(0));
    assert_eq!((world.balance(&alice, GOLD), world.balance(&bob, GOLD)), (4_980, 20));
}

#[test]
fn claiming_is_accepting_whatever_the_inbox_says() {
    let mut world = with_packet(100, 5, Split::EQUAL);
    let bob = person(3);
    let inbox = SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) };
    world.apply(&bob, Action::SetInbox(inbox));
    world.apply(&bob, claim(0));
    let entry = world.account(&bob).balances.iter().find(|entry| entry.asset == GOLD).unwrap().flags.0;
    assert_eq!(entry, 4);
}

#[test]
fn a_scoped_key_makes_packets_within_its_limit() {
    let mut world = with_gold();
    let alice = person(2);
    let expires_ms = world.block.time_ms + HOUR_MS;
    world.apply(&alice, grant(40, &[0x40, 0x41], &[(COIN, 1_000), (GOLD, 100)], expires_ms));
    let by_key = alice.with(&[40]);
    let operation = |world: &World, total| Action::CreatePacket(packet(world, total, 5, Split::EQUAL));
    let first = operation(&world, 60);
    world.apply(&by_key, first);
    let second = operation(&world, 41);
    assert_eq!(world.refuse(&by_key, second), Refusal::KeyLimitExceeded);
    world.apply(&by_key, claim(0));
}

#[test]
fn several_packets_of_one_block_are_drawn_and_equal_ones_among_them_are_not() {
    let mut world = with_gold();
    let alice = person(2);
    let mut tx = world.tx(&alice);
    for split in [Split::EQUAL, Split::RANDOM, Split::EQUAL, Split::RANDOM] {
        tx = tx.does(&alice, Action::CreatePacket(packet(&world, 10, 4, split)));
    }
    assert_eq!(world.run(&tx).unwrap().fee.amount, Amount(6 * FEE));
    let drawing = PacketDraw { first: PacketId(1), end: PacketId(4) };
    assert_eq!(world.read(&StateKey::packet_draw()), Some(drawing));
    for number in 0..4 {
        assert_eq!(claims(&mut world, number, [3, 4, 5, 6]).iter().sum::<u128>(), 10);
    }
}

#[test]
fn a_thousand_shares_are_drawn_claimed_and_taken_back() {
    let mut world = with_gold();
    let (alice, carol) = (person(2), person(4));
    let operation = packet(&world, 5_000, 1_000, Split::RANDOM);
    let receipt = world.apply(&alice, Action::CreatePacket(operation));
    assert_eq!(receipt.fee.amount, Amount(64 * FEE));
    world.apply(&carol, claim(0));
    let left = record(&world, 0).unwrap();
    let pages: Vec<usize> = (0..8).map(|number| page(&world, 0, number).unwrap().len()).collect();
    assert_eq!(pages.iter().sum::<usize>(), 999);
    assert_eq!(left.pages.iter().map(|left| usize::from(*left)).collect::<Vec<_>>(), pages);
    // No record is more than a page.
    assert!(world.state.values().all(|record| record.len() <= 2_001));
    claims(&mut world, 0, [5, 6, 7, 8, 9]);
    let rest = record(&world, 0).unwrap().left;
    world.pass_ms(HOUR_MS + 1);
    let receipt = world.apply(&carol, reclaim(0));
    assert_eq!((receipt.fee.amount, receipt.moves[0].amount), (Amount(8 * FEE), rest));
    assert_eq!((0..8).find(|number| page(&world, 0, *number).is_some()), None);
}

#[test]
fn a_packet_of_as_many_units_as_shares_gives_one_to_each() {
    for split in [Split::EQUAL, Split::RANDOM] {
        let mut world = with_packet(5, 5, split);
        assert_eq!(claims(&mut world, 0, 3..=7), [1; 5]);
        let mut world = with_packet(77, 1, split);
        assert_eq!(claims(&mut world, 0, [3]), [77]);
    }
}
