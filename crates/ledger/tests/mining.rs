//! Mining: every refusal once, then what an epoch pays and why.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Move, Outcome, Place, Receipt, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{AssetOnly, Powers},
    codec::Encode as _,
    mining::{
        AttestReading, ClaimMining, EpochPoints, Explanation, Like, LikePost, MiningCampaign, OpenMining,
        Participation, Points, Reader, Tally, Weights,
    },
    news::PostId,
    receipt::{CampaignMoved, PostLiked, ReadingAttested, Refused},
    referral::{CampaignId, CampaignOnly},
    stake::{BecomeCandidate, CandidateId, StakeAmount},
    wire::{Empty, List},
};
use world::*;

const GOLD: AssetId = AssetId(1);
const FIRST: CampaignId = CampaignId(0);
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// The epoch in which the world begins, and in which campaigns are opened.
const NOW: u64 = START_MS / DAY_MS;

/// Opener 1, app 2, participants 3 and 4.
fn people() -> (Person, Person, Person, Person) {
    (person(1), person(2), person(3), person(4))
}

fn terms() -> OpenMining {
    OpenMining {
        asset: COIN,
        emission: Amount(1_001),
        epochs: 2,
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: person(2).address,
    }
}

fn open(terms: OpenMining) -> Action {
    Action::OpenMining(terms)
}

fn join() -> Action {
    Action::JoinMining(CampaignOnly { campaign: FIRST })
}

fn like(post: u64) -> Action {
    Action::LikePost(LikePost { campaign: FIRST, post: PostId(post), candidate: CandidateId(0) })
}

/// Candidate 0, and what each of them bonds to it.
fn bond(world: &mut World, bonds: &[(&Person, u128)]) {
    let candidate = BecomeCandidate { name: text("North"), validator: [7; 32], commission_bps: 0 };
    world.apply(&person(9), Action::BecomeCandidate(candidate));
    for (person, amount) in bonds {
        let stake = StakeAmount { candidate: CandidateId(0), amount: Amount(*amount) };
        world.apply(person, Action::Bond(stake));
    }
}

/// What the like added to the account's points.
fn weighed(receipt: &Receipt) -> u128 {
    match receipt.events[..] {
        [Event::PostLiked(PostLiked { points, .. })] => points,
        _ => panic!("it is no like"),
    }
}

fn attest(readers: &[(&Person, u64)]) -> Action {
    let mut readers: Vec<_> =
        readers.iter().map(|(person, points)| Reader { account: person.address, points: *points }).collect();
    readers.sort_by_key(|reader| reader.account);
    Action::AttestReading(AttestReading { campaign: FIRST, readers: list(readers) })
}

fn claim(epoch: u64) -> Action {
    Action::ClaimMining(ClaimMining { campaign: FIRST, epoch })
}

fn close() -> Action {
    Action::CloseMining(CampaignOnly { campaign: FIRST })
}

/// A world with ten posts and a campaign that 3 and 4 have joined, in its first epoch.
fn running(terms: OpenMining) -> World {
    let mut world = World::new();
    world.publish(&person(8), 10);
    let gold = Powers { allow_list: Some(person(1).address), ..all_powers(&person(1)) };
    world.apply(&person(1), create(gold, 100_000, None));
    world.apply(&person(1), open(terms));
    world.apply(&person(3), join());
    world.apply(&person(4), join());
    world.pass_ms(DAY_MS);
    world
}

fn pay_fees(world: &mut World, payer: &Person, times: usize) {
    for _ in 0..times {
        world.apply(payer, send(&person(9), COIN, 1));
    }
}

fn campaign(world: &World) -> MiningCampaign {
    world.read(&StateKey::mining_campaign(FIRST)).expect("the campaign is open")
}

fn participation(world: &World, person: &Person) -> Option<Participation> {
    world.account(person).earning.as_deref().and_then(|earning| earning.mining.clone())
}

fn moved(from: Place, to: Place, asset: AssetId, amount: u128) -> Vec<Move> {
    vec![Move { operation: 0, from, to, asset, amount: Amount(amount) }]
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

fn explanation(receipt: &Receipt) -> Explanation {
    match &receipt.events[..] {
        [Event::MiningClaimed(claimed)] => claimed.explanation,
        _ => panic!("it is no claim"),
    }
}

#[test]
fn each_rule_refuses_a_campaign() {
    let (alice, ..) = people();
    let mut world = World::new();
    world.apply(&alice, create(all_powers(&alice), 1_000, None));
    world.apply(&alice, create(all_powers(&alice), 1_000_000, None));
    let of = |asset, emission| open(OpenMining { asset, emission: Amount(emission), ..terms() });
    assert_eq!(world.refuse(&alice, of(AssetId(9), 1)), Refusal::UnknownAsset);
    assert_eq!(world.refuse(&alice, of(GOLD, 501)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, of(AssetId(2), 1)), Refusal::RewardNotListed);
    world.apply(&alice, Action::Freeze(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, of(GOLD, 501)), Refusal::AccountFrozen);
    world.apply(&alice, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&alice, of(GOLD, 501)), Refusal::AssetPaused);
    world.apply(&alice, grant(40, &[0xb8], &[(COIN, 20)], START_MS + 1));
    assert_eq!(world.refuse(&alice.with(&[40]), of(COIN, 6)), Refusal::KeyLimitExceeded);
    let tx = world.tx(&alice).does(&alice, open(OpenMining { epochs: 0, ..terms() }));
    assert_eq!(world.run(&tx), Err(Refusal::MiningTermsInvalid));
}

#[test]
fn a_holder_who_is_not_allowed_opens_none() {
    let (alice, ..) = people();
    let mut world = running(terms());
    world.apply(&alice, Action::Disallow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, open(OpenMining { asset: GOLD, ..terms() })), Refusal::NotAllowed);
}

#[test]
fn a_campaign_begins_with_the_next_epoch_and_has_all_of_it_paid_in() {
    let mut world = World::new();
    let (alice, ..) = people();
    let receipt = world.apply(&alice, open(terms()));
    assert_eq!(receipt.moves.to_vec(), moved(at(&alice), Place::Campaign(FIRST), COIN, 2_002));
    let event = CampaignMoved { campaign: FIRST, account: alice.address };
    assert_eq!(receipt.events.to_vec(), [Event::MiningOpened(event)]);
    let OpenMining { asset, emission, weights, caps, return_bps, app, .. } = terms();
    let expected = MiningCampaign {
        opener: alice.address,
        asset,
        emission,
        weights,
        caps,
        return_bps,
        app,
        first_epoch: NOW + 1,
        last_epoch: NOW + 2,
        budget: Amount(2_002),
        from_network: Amount::ZERO,
        tallies: List::default(),
    };
    assert_eq!(campaign(&world), expected);
}

#[test]
fn each_rule_refuses_to_join() {
    let (alice, _, carol, _) = people();
    let mut world = World::new();
    assert_eq!(world.refuse(&carol, join()), Refusal::UnknownCampaign);
    world.apply(&alice, open(terms()));
    let receipt = world.apply(&carol, join());
    let event = CampaignMoved { campaign: FIRST, account: carol.address };
    assert_eq!(receipt.events.to_vec(), [Event::MiningJoined(event)]);
    assert_eq!(world.refuse(&carol, join()), Refusal::AlreadySo);
    world.pass_ms(3 * DAY_MS);
    assert_eq!(world.refuse(&alice, join()), Refusal::CampaignNotRunning);
    assert_eq!(world.refuse(&carol, join()), Refusal::AlreadySo);
}

#[test]
fn each_rule_refuses_a_like() {
    let (alice, _, carol, _) = people();
    let mut world = World::new();
    world.publish(&person(8), 10);
    assert_eq!(world.refuse(&carol, like(9)), Refusal::UnknownCampaign);
    world.apply(&alice, open(terms()));
    assert_eq!(world.refuse(&carol, like(9)), Refusal::CampaignNotRunning);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&carol, like(10)), Refusal::NotJoined);
    world.apply(&carol, join());
    assert_eq!(world.refuse(&carol, like(10)), Refusal::UnknownPost);
    let receipt = world.apply(&carol, like(9));
    let event = PostLiked { campaign: FIRST, post: PostId(9), account: carol.address, points: 0 };
    assert_eq!(receipt.events.to_vec(), [Event::PostLiked(event)]);
    let record = world.read::<Like>(&StateKey::like(PostId(9), &carol.address));
    assert_eq!(record, Some(Like { campaign: FIRST, epoch: NOW + 1, points: 0 }));
    assert_eq!(world.refuse(&carol, like(9)), Refusal::AlreadyLiked);
    world.pass_ms(2 * DAY_MS);
    assert_eq!(world.refuse(&carol, like(9)), Refusal::CampaignNotRunning);
}

#[test]
fn each_rule_refuses_an_attestation() {
    let (alice, app, carol, dave) = people();
    let mut world = World::new();
    assert_eq!(world.refuse(&app, attest(&[(&carol, 1)])), Refusal::UnknownCampaign);
    world.apply(&alice, open(terms()));
    world.apply(&carol, join());
    assert_eq!(world.refuse(&app, attest(&[(&carol, 1)])), Refusal::CampaignNotRunning);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&alice, attest(&[(&carol, 1), (&dave, 1)])), Refusal::NotJoined);
    assert_eq!(world.refuse(&alice, attest(&[(&carol, 1)])), Refusal::NotAttester);
    world.apply(&dave, join());
    let receipt = world.apply(&app, attest(&[(&carol, 25), (&dave, 70)]));
    let event = ReadingAttested { campaign: FIRST, epoch: NOW + 1, points: 85 };
    assert_eq!(
        (receipt.events.to_vec(), receipt.fee.amount),
        (vec![Event::ReadingAttested(event)], Amount(20))
    );
    world.apply(&app, attest(&[(&carol, u64::MAX)]));
    assert_eq!(campaign(&world).tallies[0].totals, Points { transact: 0, like: 0, read: 120 });
}

#[test]
fn an_epoch_pays_by_points_caps_and_the_bound_and_says_why() {
    let (_, app, carol, dave) = people();
    let mut world = running(terms());
    pay_fees(&mut world, &carol, 140);
    pay_fees(&mut world, &dave, 20);
    world.apply(&app, attest(&[(&carol, 60), (&dave, 30)]));
    let points = EpochPoints { epoch: NOW + 1, fees: Amount(1_400), like: 0, read: 60 };
    let expected = Participation { campaign: FIRST, epochs: list(vec![points]) };
    assert_eq!(participation(&world, &carol), Some(expected));
    let totals = Points { transact: 600, like: 0, read: 90 };
    let tally = Tally { epoch: NOW + 1, emission: Amount(1_001), left: Amount(1_001), totals };
    assert_eq!(campaign(&world).tallies.to_vec(), [tally]);
    assert_eq!(campaign(&world).budget, Amount(1_001));
    world.pass_ms(DAY_MS);
    // Carol: 500 × 400 ÷ 600 = 333, of which 20 % of 1,400 are paid; 200 × 60 ÷ 90 = 133.
    let receipt = world.apply(&carol, claim(NOW + 1));
    assert_eq!(receipt.moves.to_vec(), moved(Place::Campaign(FIRST), at(&carol), COIN, 413));
    let why = explanation(&receipt);
    assert_eq!((why.emission, why.fees, why.bound), (Amount(1_001), Amount(1_400), Amount(280)));
    let transact = (why.transact.points, why.transact.total, why.transact.capped);
    assert_eq!(
        (transact, why.transact.share, why.transact.paid),
        ((400, 600, true), Amount(333), Amount(280))
    );
    assert_eq!((why.like.share, why.like.paid), (Amount::ZERO, Amount::ZERO));
    assert_eq!((why.read.points, why.read.capped, why.read.paid), (60, true, Amount(133)));
    // Dave: 500 × 200 ÷ 600 = 166, of which 20 % of 200 are paid; 200 × 30 ÷ 90 = 66.
    let receipt = world.apply(&dave, claim(NOW + 1));
    assert_eq!(receipt.moves[0].amount, Amount(40 + 66));
    assert_eq!(campaign(&world).tally(NOW + 1).unwrap().left, Amount(1_001 - 413 - 106));
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::NoReward);
}

#[test]
fn a_like_weighs_what_is_bonded_up_to_the_cap() {
    let (_, _, carol, dave) = people();
    let mut world = running(terms());
    bond(&mut world, &[(&carol, 3_000), (&dave, 1_000)]);
    assert_eq!(weighed(&world.apply(&carol, like(0))), 3_000);
    assert_eq!(weighed(&world.apply(&carol, like(1))), 2_000);
    assert_eq!(weighed(&world.apply(&carol, like(2))), 0);
    assert_eq!(weighed(&world.apply(&dave, like(0))), 1_000);
    let elsewhere = LikePost { campaign: FIRST, post: PostId(1), candidate: CandidateId(9) };
    assert_eq!(weighed(&world.apply(&dave, Action::LikePost(elsewhere))), 0);
    assert_eq!(campaign(&world).tallies[0].totals.like, 6_000);
    pay_fees(&mut world, &carol, 136);
    world.pass_ms(DAY_MS);
    // 300 × 5,000 ÷ 6,000 = 250 for liking; but transacting comes to 500 × 400 ÷ 430 = 465, and takes up all of the 280
    // that 1,400 in fees allow.
    let why = explanation(&world.apply(&carol, claim(NOW + 1)));
    assert_eq!((why.like.points, why.like.total, why.like.capped), (5_000, 6_000, true));
    assert_eq!((why.like.share, why.transact.share, why.bound), (Amount(250), Amount(465), Amount(280)));
    assert_eq!((why.transact.paid, why.like.paid), (Amount(280), Amount::ZERO));
}

/// Of each epoch's fees a fifth is the mining share.
#[test]
fn the_campaign_that_the_parameters_name_has_the_network_s_mining_share() {
    let (alice, bob, carol, _) = people();
    let mut world = World::new();
    world.apply(&alice, open(terms()));
    world.edit_parameters(|parameters| parameters.mining.campaign = Some(FIRST));
    world.apply(&carol, join());
    pay_fees(&mut world, &bob, 98);
    assert_eq!(campaign(&world).budget, Amount(2_002));
    world.pass_ms(DAY_MS);
    // 1,000 in fees: 200 come to the budget before the first transaction, and half of it is set aside for this epoch.
    pay_fees(&mut world, &carol, 1);
    let record = campaign(&world);
    assert_eq!((record.budget, record.from_network), (Amount(1_101), Amount(200)));
    assert_eq!(record.tallies[0].emission, Amount(1_101));
    world.pass_ms(DAY_MS);
    assert_eq!(world.apply(&carol, claim(NOW + 1)).moves[0].amount, Amount(2));
    world.pass_ms(20 * DAY_MS);
    // The opener's own coin was spent first: 202 from the network are there, of 2,002 of its own 2,000.
    let receipt = world.apply(&bob, close());
    let to = |to, amount| Move {
        operation: 0,
        from: Place::Campaign(FIRST),
        to,
        asset: COIN,
        amount: Amount(amount),
    };
    assert_eq!(receipt.moves.to_vec(), [to(Place::MiningBudget(Empty), 202), to(at(&alice), 2_000)]);
}

#[test]
fn the_mining_share_stays_while_no_campaign_can_have_it() {
    let (alice, bob, ..) = people();
    let mut world = running(OpenMining { asset: GOLD, ..terms() });
    world.edit_parameters(|parameters| parameters.mining.campaign = Some(FIRST));
    pay_fees(&mut world, &bob, 10);
    world.pass_ms(DAY_MS);
    pay_fees(&mut world, &bob, 1);
    assert_eq!(campaign(&world).from_network, Amount::ZERO);
    world.edit_parameters(|parameters| parameters.mining.campaign = Some(CampaignId(7)));
    pay_fees(&mut world, &bob, 1);
    world.apply(&alice, open(OpenMining { epochs: 1, ..terms() }));
    world.pass_ms(2 * DAY_MS);
    world.edit_parameters(|parameters| parameters.mining.campaign = Some(CampaignId(1)));
    pay_fees(&mut world, &bob, 1);
    let record: MiningCampaign = world.read(&StateKey::mining_campaign(CampaignId(1))).unwrap();
    assert_eq!((record.budget, record.from_network), (Amount(1_001), Amount::ZERO));
}

#[test]
fn each_rule_refuses_a_claim() {
    let (alice, app, carol, dave) = people();
    let mut world = running(OpenMining { asset: GOLD, epochs: 20, ..terms() });
    world.apply(&app, attest(&[(&carol, 60)]));
    assert_eq!(world.refuse(&alice, claim(NOW + 1)), Refusal::NotJoined);
    world.apply(&alice, Action::Allow(holder(GOLD, &carol)));
    world.apply(&alice, Action::Allow(holder(GOLD, &dave)));
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::EpochNotOver);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&dave, claim(NOW + 1)), Refusal::NoReward);
    assert_eq!(world.refuse(&dave, claim(NOW)), Refusal::NoReward);
    world.pass_ms(7 * DAY_MS);
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::EpochLapsed);
    assert_eq!(world.refuse(&alice, claim(NOW + 1)), Refusal::NotJoined);
    let listed = world.global().fees;
    world.edit_global(|global| global.fees.rates = List::default());
    assert_eq!(world.refuse(&alice, claim(NOW + 1)), Refusal::RewardNotListed);
    world.edit_global(|global| global.fees = listed);
    world.apply(&alice, Action::Disallow(holder(GOLD, &carol)));
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::NotAllowed);
    world.apply(&alice, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::AssetPaused);
    world.pass_ms(40 * DAY_MS);
    world.apply(&dave, close());
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::UnknownCampaign);
}

/// The worked example of docs/reference/mining.md about lapsed epochs.
#[test]
fn an_epoch_can_be_claimed_for_seven_epochs_after_its_end_and_then_goes_back_to_the_budget() {
    let (_, app, carol, dave) = people();
    let mut world = running(OpenMining { epochs: 10, ..terms() });
    world.apply(&app, attest(&[(&carol, 60), (&dave, 60)]));
    assert_eq!(campaign(&world).budget, Amount(9 * 1_001));
    world.pass_ms(7 * DAY_MS);
    assert_eq!(world.apply(&carol, claim(NOW + 1)).moves[0].amount, Amount(100));
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&dave, claim(NOW + 1)), Refusal::EpochLapsed);
    // Epoch 8 was opened by the fee of the claim, of its 9,009 by 3 epochs; epoch 9 by the fee of the refused one:
    // 901 lapsed into 6,006, and 2 epochs are left.
    let campaign = campaign(&world);
    let tallies: Vec<_> =
        campaign.tallies.iter().map(|tally| (tally.epoch - NOW, tally.emission.0)).collect();
    assert_eq!(tallies, [(8, 3_003), (9, 3_453)]);
    assert_eq!(campaign.budget, Amount(3_454));
    let entries = participation(&world, &dave).unwrap();
    assert_eq!(entries.epochs.to_vec(), [EpochPoints { fees: Amount(10), ..EpochPoints::none(NOW + 9) }]);
}

#[test]
fn fees_count_in_the_campaign_s_epochs_only() {
    let (alice, _, carol, _) = people();
    let mut world = World::new();
    world.apply(&alice, open(terms()));
    world.apply(&carol, join());
    pay_fees(&mut world, &carol, 2);
    assert_eq!(campaign(&world).tallies.len(), 0);
    world.pass_ms(DAY_MS);
    // A refused transaction has paid its fee.
    assert_eq!(world.refuse(&carol, send(&alice, COIN, RICH)), Refusal::InsufficientFunds);
    world.pass_ms(2 * DAY_MS);
    pay_fees(&mut world, &carol, 2);
    let epochs: Vec<_> = campaign(&world).tallies.iter().map(|tally| tally.totals.transact).collect();
    assert_eq!(epochs, [10]);
    assert_eq!(world.account(&carol).earning.as_deref().unwrap().fees, Amount(50));
}

#[test]
fn who_joins_another_campaign_leaves_the_one_before_with_what_was_not_claimed() {
    let (alice, app, carol, _) = people();
    let mut world = running(terms());
    world.apply(&app, attest(&[(&carol, 60)]));
    world.apply(&alice, open(terms()));
    world.apply(&carol, Action::JoinMining(CampaignOnly { campaign: CampaignId(1) }));
    assert_eq!(world.refuse(&carol, like(1)), Refusal::NotJoined);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&carol, claim(NOW + 1)), Refusal::NotJoined);
    // The points stay in the total: nobody gains by it.
    assert_eq!(campaign(&world).tallies[0].totals.read, 60);
}

#[test]
fn who_took_part_in_a_closed_campaign_takes_part_in_none() {
    let (alice, bob, carol, _) = people();
    let mut world = running(terms());
    world.pass_ms(8 * DAY_MS);
    assert_eq!(world.refuse(&bob, close()), Refusal::CampaignRunning);
    world.pass_ms(DAY_MS);
    let receipt = world.apply(&bob, close());
    assert_eq!(receipt.moves.to_vec(), moved(Place::Campaign(FIRST), at(&alice), COIN, 2_002));
    let event = CampaignMoved { campaign: FIRST, account: alice.address };
    assert_eq!(receipt.events.to_vec(), [Event::MiningClosed(event)]);
    assert!(participation(&world, &carol).is_some());
    pay_fees(&mut world, &carol, 1);
    assert_eq!(participation(&world, &carol), None);
    assert_eq!(world.account(&carol).earning.as_deref().unwrap().fees, Amount(10));
    assert_eq!(world.refuse(&bob, close()), Refusal::UnknownCampaign);
}

#[test]
fn what_is_left_goes_home_whatever_binds_its_asset() {
    let (alice, bob, ..) = people();
    let mut world = running(OpenMining { asset: GOLD, ..terms() });
    world.apply(&alice, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&alice, Action::Disallow(holder(GOLD, &alice)));
    world.apply(&alice, Action::Pause(AssetOnly { asset: GOLD }));
    world.pass_ms(9 * DAY_MS);
    world.apply(&bob, close());
    assert_eq!(world.balance(&alice, GOLD), 100_000);
}

/// One unit of gold stands for three of the coin.
#[test]
fn the_bound_of_a_reward_in_another_asset_is_converted() {
    let (alice, _, carol, _) = people();
    let mut world = running(OpenMining { asset: GOLD, ..terms() });
    world.apply(&alice, Action::Allow(holder(GOLD, &carol)));
    pay_fees(&mut world, &carol, 8);
    world.pass_ms(DAY_MS);
    // 20 % of 80 is 16, which 5 of gold stand for.
    assert_eq!(explanation(&world.apply(&carol, claim(NOW + 1))).bound, Amount(5));
    assert_eq!(world.balance(&carol, GOLD), 5);
}

/// No honest state comes near these limits, so the records are made up.
#[test]
fn a_reward_or_a_rest_that_does_not_fit_waits() {
    let (alice, app, carol, _) = people();
    let mut world = running(terms());
    world.apply(&app, attest(&[(&carol, 60)]));
    world.pass_ms(DAY_MS);
    let refused = |refusal| Outcome::Refused(Refused { operation: 0, refusal });
    let entry = |id, amount| Balance { asset: AssetId(id), amount: Amount(amount), flags: BalanceFlags(0) };
    let with = |person: &Person, balances: Vec<Balance>, spilled| {
        let account = Account { balances: list(balances), spilled, ..world.account(person) };
        (StateKey::account(&person.address), account.encode())
    };
    let rich = [with(&carol, vec![entry(0, u128::MAX)], 0)];
    assert_eq!(world.outcome_with(&rich, &carol, claim(NOW + 1)), refused(Refusal::BalanceOverflow));
    let mut in_gold = campaign(&world);
    in_gold.asset = GOLD;
    let in_gold = (StateKey::mining_campaign(FIRST), in_gold.encode());
    let full: Vec<_> = (0..9).filter(|id| *id != 1).map(|id| entry(id, 100)).collect();
    let records = [with(&carol, full.clone(), 65_535), in_gold.clone()];
    assert_eq!(world.outcome_with(&records, &carol, claim(NOW + 1)), refused(Refusal::NotAllowed));
    let mut free = world.asset(GOLD);
    free.powers.allow_list = None;
    let free = (StateKey::asset(GOLD), free.encode());
    let records = [with(&carol, full.clone(), 65_535), in_gold.clone(), free.clone()];
    assert_eq!(world.outcome_with(&records, &carol, claim(NOW + 1)), refused(Refusal::TooManyBalances));
    let records = [with(&alice, full, 65_535), in_gold, free];
    assert_eq!(world.outcome_with(&records, &carol, close()), refused(Refusal::TooManyBalances));
    let rich = [with(&alice, vec![entry(0, u128::MAX)], 0)];
    assert_eq!(world.outcome_with(&rich, &carol, close()), refused(Refusal::BalanceOverflow));
}

/// Epochs are counted anew when their length changes, and may come before ones that have points.
#[test]
fn longer_epochs_void_the_points_of_epochs_to_come() {
    let (_, app, carol, _) = people();
    let mut world = running(OpenMining { emission: Amount(100), epochs: 3_660, ..terms() });
    world.pass_ms(2_000 * DAY_MS);
    world.apply(&app, attest(&[(&carol, 60)]));
    world.edit_parameters(|parameters| parameters.epoch_ms += parameters.epoch_ms / 20);
    pay_fees(&mut world, &carol, 1);
    assert_eq!(campaign(&world).tallies.len(), 1);
    let entries = participation(&world, &carol).unwrap();
    assert_eq!((entries.epochs.len(), entries.epochs[0].fees), (1, Amount(10)));
}
