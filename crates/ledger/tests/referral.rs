//! Referral: every refusal once, then what fees earn.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Move, Outcome, Place, Receipt, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{AssetOnly, Powers},
    codec::Encode as _,
    receipt::{CampaignMoved, ReferralPaid, ReferrerBound, Refused},
    referral::{
        BindReferrer, Binding, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, MAX_CAMPAIGN_MS,
        MAX_NEW_TRANSACTIONS, OpenReferral, Referral, ReferralCampaign, Referrer,
    },
    wire::List,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const FIRST: CampaignId = CampaignId(0);
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A quarter of the fees, in the coin, for ten days.
fn terms() -> OpenReferral {
    OpenReferral {
        asset: COIN,
        share_bps: 2_500,
        cap_per_epoch: Amount(1_000),
        cap_per_invitee: Amount(40),
        ends_ms: START_MS + 10 * DAY_MS,
        budget: Amount(5_000),
    }
}

fn open(terms: OpenReferral) -> Action {
    Action::OpenReferral(terms)
}

fn fund(amount: u128) -> Action {
    Action::FundCampaign(FundCampaign { campaign: FIRST, amount: Amount(amount) })
}

fn bind(referrer: &Person) -> Action {
    Action::BindReferrer(BindReferrer { campaign: FIRST, referrer: referrer.address })
}

fn claim(invitees: &[&Person]) -> Action {
    let mut invitees: Vec<_> = invitees.iter().map(|invitee| invitee.address).collect();
    invitees.sort();
    Action::ClaimReferral(ClaimReferral { campaign: FIRST, invitees: list(invitees) })
}

fn close() -> Action {
    Action::CloseReferral(CampaignOnly { campaign: FIRST })
}

/// Opener 1, referrer 2, invitees 3 and 4.
fn people() -> (Person, Person, Person, Person) {
    (person(1), person(2), person(3), person(4))
}

fn with_campaign(terms: OpenReferral) -> World {
    let mut world = World::new();
    world.apply(&person(1), open(terms));
    world
}

/// The same with gold, all powers with person 1, who has 1,000.
fn with_gold(change: impl FnOnce(&mut OpenReferral)) -> World {
    let mut world = World::new();
    let powers = Powers { allow_list: Some(person(1).address), ..all_powers(&person(1)) };
    world.apply(&person(1), create(powers, 1_000, None));
    let mut terms = OpenReferral { asset: GOLD, budget: Amount(600), ..terms() };
    change(&mut terms);
    world.apply(&person(1), open(terms));
    world.apply(&person(1), Action::Allow(holder(GOLD, &person(2))));
    world
}

/// Pays `times` fees of 10.
fn pay_fees(world: &mut World, payer: &Person, times: usize) {
    for _ in 0..times {
        world.apply(payer, send(&person(9), COIN, 1));
    }
}

fn campaign(world: &World) -> ReferralCampaign {
    world.read(&StateKey::referral_campaign(FIRST)).expect("the campaign is open")
}

fn referral(world: &World, person: &Person) -> Referral {
    world.read(&StateKey::referral(&person.address)).unwrap_or_default()
}

fn moved(from: Place, to: Place, asset: AssetId, amount: u128) -> Vec<Move> {
    vec![Move { operation: 0, from, to, asset, amount: Amount(amount) }]
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

/// What a claim brought, of the receipt: units, their worth, what is left of the cap.
fn paid(receipt: &Receipt) -> (u128, u128, u128) {
    match receipt.events[..] {
        [Event::ReferralPaid(ReferralPaid { earned, cap_left, .. })] => {
            (receipt.moves[0].amount.0, earned.0, cap_left.0)
        }
        _ => panic!("it is no claim"),
    }
}

#[test]
fn each_rule_refuses_a_campaign() {
    let (alice, ..) = people();
    let later = |ends_ms| OpenReferral { ends_ms, ..terms() };
    let table = [
        (OpenReferral { asset: AssetId(9), ..terms() }, Refusal::UnknownAsset),
        (OpenReferral { budget: Amount(RICH), ..terms() }, Refusal::InsufficientFunds),
        (later(START_MS), Refusal::DeadlineInvalid),
        (later(START_MS + MAX_CAMPAIGN_MS + 1), Refusal::DeadlineInvalid),
        (OpenReferral { asset: AssetId(2), budget: Amount(1), ..terms() }, Refusal::RewardNotListed),
    ];
    for (terms, refusal) in table {
        let mut world = World::new();
        world.apply(&alice, create(all_powers(&alice), 1_000, None));
        world.apply(&alice, create(all_powers(&alice), 1_000, None));
        assert_eq!(world.refuse(&alice, open(terms)), refusal);
    }
    type Setup = fn(&mut World);
    let setups: [(Setup, Refusal); 3] = [
        (
            |world| drop(world.apply(&person(1), Action::Pause(AssetOnly { asset: GOLD }))),
            Refusal::AssetPaused,
        ),
        (
            |world| drop(world.apply(&person(1), Action::Freeze(holder(GOLD, &person(1))))),
            Refusal::AccountFrozen,
        ),
        (
            |world| drop(world.apply(&person(1), Action::Disallow(holder(GOLD, &person(1))))),
            Refusal::NotAllowed,
        ),
    ];
    for (setup, refusal) in setups {
        let mut world = with_gold(|_| {});
        setup(&mut world);
        let terms = OpenReferral { asset: GOLD, budget: Amount(1), ..terms() };
        assert_eq!(world.refuse(&alice, open(terms)), refusal);
        assert_eq!(world.refuse(&alice, fund(1)), refusal);
    }
}

#[test]
fn a_scoped_key_opens_and_funds_within_its_limit() {
    let mut world = World::new();
    let (alice, ..) = people();
    world.apply(&alice, grant(40, &[0xb0, 0xb1], &[(COIN, 5_130)], START_MS + 1));
    world.apply(&alice.with(&[40]), open(terms()));
    world.apply(&alice.with(&[40]), fund(100));
    assert_eq!(world.refuse(&alice.with(&[40]), fund(1)), Refusal::KeyLimitExceeded);
}

#[test]
fn a_campaign_s_budget_is_in_its_escrow() {
    let mut world = World::new();
    let (alice, bob, ..) = people();
    let receipt = world.apply(&alice, open(terms()));
    assert_eq!(receipt.moves.to_vec(), moved(at(&alice), Place::Campaign(FIRST), COIN, 5_000));
    let event = CampaignMoved { campaign: FIRST, account: alice.address };
    assert_eq!(receipt.events.to_vec(), [Event::ReferralOpened(event)]);
    let receipt = world.apply(&bob, fund(250));
    assert_eq!(receipt.moves.to_vec(), moved(at(&bob), Place::Campaign(FIRST), COIN, 250));
    let event = CampaignMoved { campaign: FIRST, account: bob.address };
    assert_eq!(receipt.events.to_vec(), [Event::CampaignFunded(event)]);
    let OpenReferral { asset, share_bps, cap_per_epoch, cap_per_invitee, ends_ms, .. } = terms();
    let (opener, budget) = (alice.address, Amount(5_250));
    let record =
        ReferralCampaign { opener, asset, share_bps, cap_per_epoch, cap_per_invitee, ends_ms, budget };
    assert_eq!(campaign(&world), record);
}

#[test]
fn each_rule_refuses_to_fund() {
    let mut world = with_campaign(terms());
    let (alice, ..) = people();
    assert_eq!(world.refuse(&alice, fund(RICH)), Refusal::InsufficientFunds);
    world.pass_ms(10 * DAY_MS + 1);
    assert_eq!(world.refuse(&alice, fund(RICH)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, fund(1)), Refusal::DeadlinePast);
    world.apply(&alice, close());
    assert_eq!(world.refuse(&alice, fund(1)), Refusal::UnknownCampaign);
}

#[test]
fn each_rule_refuses_to_bind() {
    let (_, bob, carol, dave) = people();
    let mut world = World::new();
    assert_eq!(world.refuse(&carol, bind(&bob)), Refusal::UnknownCampaign);
    let mut world = with_campaign(terms());
    world.apply(&carol, bind(&bob));
    assert_eq!(world.refuse(&carol, bind(&dave)), Refusal::AlreadyBound);
    // Mutual binding, and any longer cycle: who has brought others is bound no more.
    assert_eq!(world.refuse(&bob, bind(&carol)), Refusal::HasInvited);
    world.apply(&dave, bind(&carol));
    assert_eq!(world.refuse(&bob, bind(&dave)), Refusal::HasInvited);
    pay_fees(&mut world, &person(5), MAX_NEW_TRANSACTIONS as usize);
    assert_eq!(world.refuse(&person(5), bind(&bob)), Refusal::AccountNotNew);
    pay_fees(&mut world, &bob, MAX_NEW_TRANSACTIONS as usize);
    assert_eq!(world.refuse(&bob, bind(&carol)), Refusal::AccountNotNew);
    world.pass_ms(10 * DAY_MS + 1);
    assert_eq!(world.refuse(&bob, bind(&carol)), Refusal::DeadlinePast);
    let tx = world.tx(&bob).does(&bob, bind(&bob));
    assert_eq!(world.run(&tx), Err(Refusal::SelfReferral));
}

#[test]
fn a_binding_is_kept_with_both() {
    let (_, bob, carol, dave) = people();
    let mut world = with_campaign(terms());
    pay_fees(&mut world, &carol, MAX_NEW_TRANSACTIONS as usize - 1);
    let receipt = world.apply(&carol, bind(&bob));
    let event = ReferrerBound { campaign: FIRST, invitee: carol.address, referrer: bob.address };
    assert_eq!(receipt.events.to_vec(), [Event::ReferrerBound(event)]);
    let binding = Binding { campaign: FIRST, referrer: bob.address, since: Amount::ZERO, paid: Amount::ZERO };
    assert_eq!(referral(&world, &carol), Referral { binding: Some(binding), invitees: 0 });
    assert_eq!(referral(&world, &bob), Referral { binding: None, invitees: 1 });
    // One who was brought brings others, and its own referrer gains nothing by that.
    world.apply(&dave, bind(&carol));
    pay_fees(&mut world, &dave, 4);
    assert_eq!(paid(&world.apply(&carol, claim(&[&dave]))), (10, 10, 990));
    assert_eq!(world.refuse(&bob, claim(&[&dave])), Refusal::NotInvitee);
}

/// The worked example of docs/reference/referral.md.
#[test]
fn a_referrer_is_paid_its_share_of_the_fees_and_no_remainder_is_lost() {
    let (_, bob, carol, _) = people();
    let mut world = with_campaign(terms());
    world.apply(&carol, bind(&bob));
    pay_fees(&mut world, &carol, 3);
    let before = world.balance(&bob, COIN);
    let receipt = world.apply(&bob, claim(&[&carol]));
    assert_eq!(receipt.moves.to_vec(), moved(Place::Campaign(FIRST), at(&bob), COIN, 7));
    assert_eq!(paid(&receipt), (7, 7, 993));
    assert_eq!(world.balance(&bob, COIN), before - FEE + 7);
    assert_eq!(world.refuse(&bob, claim(&[&carol])), Refusal::NoReward);
    pay_fees(&mut world, &carol, 1);
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))), (3, 3, 990));
    // 40 is the most that one invitee brings, whatever it pays.
    pay_fees(&mut world, &carol, 20);
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))), (30, 30, 960));
    pay_fees(&mut world, &carol, 1);
    assert_eq!(world.refuse(&bob, claim(&[&carol])), Refusal::NoReward);
    assert_eq!(campaign(&world).budget, Amount(4_960));
}

#[test]
fn fees_that_are_refused_or_paid_for_others_count_and_those_in_another_asset_do_not() {
    let (alice, bob, carol, dave) = people();
    let mut world = with_gold(|terms| terms.asset = COIN);
    world.apply(&alice, Action::Allow(holder(GOLD, &carol)));
    world.apply(&alice, send(&carol, GOLD, 100));
    world.apply(&carol, bind(&bob));
    assert_eq!(world.refuse(&carol, send(&bob, COIN, RICH)), Refusal::InsufficientFunds);
    let sponsored = world.tx(&carol).does(&dave, send(&bob, COIN, 1));
    world.run(&sponsored).unwrap();
    let mut in_gold = world.tx(&carol).does(&carol, send(&bob, COIN, 1));
    in_gold.fee_limit.asset = GOLD;
    world.run(&in_gold).unwrap();
    let by_another = world.tx(&dave).does(&carol, send(&bob, COIN, 1));
    world.run(&by_another).unwrap();
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))).1, 5);
}

/// The worked example of docs/reference/referral.md about the cap of an epoch.
#[test]
fn a_cap_of_an_epoch_defers_and_the_budget_binds() {
    let (_, bob, carol, dave) = people();
    let mut world = with_campaign(OpenReferral { cap_per_epoch: Amount(12), budget: Amount(17), ..terms() });
    world.apply(&carol, bind(&bob));
    world.apply(&dave, bind(&bob));
    pay_fees(&mut world, &carol, 4);
    pay_fees(&mut world, &dave, 4);
    let both = claim(&[&carol, &dave]);
    assert_eq!(paid(&world.apply(&bob, both.clone())), (12, 12, 0));
    let mut booked = [&carol, &dave].map(|person| (person.address, referral(&world, person)));
    booked.sort_by_key(|(address, _)| *address);
    assert_eq!(booked.map(|(_, referral)| referral.binding.unwrap().paid.0), [10, 2]);
    assert_eq!(world.refuse(&bob, both.clone()), Refusal::NoReward);
    world.pass_ms(DAY_MS);
    assert_eq!(paid(&world.apply(&bob, both.clone())), (5, 5, 7));
    assert_eq!(world.refuse(&bob, both.clone()), Refusal::NoReward);
    let epoch = (START_MS + DAY_MS) / DAY_MS;
    let record = world.read::<Referrer>(&StateKey::referrer(FIRST, &bob.address));
    assert_eq!(record, Some(Referrer { epoch, earned: Amount(5) }));
    world.apply(&person(9), fund(100));
    assert_eq!(paid(&world.apply(&bob, both)), (3, 3, 4));
}

/// The worked example of docs/reference/referral.md in gold, of which one unit stands for three of the coin.
#[test]
fn a_reward_in_another_asset_is_converted_once() {
    let (_, bob, carol, _) = people();
    let mut world = with_gold(|_| {});
    world.apply(&carol, bind(&bob));
    pay_fees(&mut world, &carol, 4);
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))), (3, 9, 991));
    assert_eq!(referral(&world, &carol).binding.unwrap().paid, Amount(9));
    assert_eq!(world.refuse(&bob, claim(&[&carol])), Refusal::NoReward);
    pay_fees(&mut world, &carol, 1);
    // 12 earned, 9 paid.
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))), (1, 3, 988));
    assert_eq!(world.balance(&bob, GOLD), 4);
}

#[test]
fn each_rule_refuses_a_claim() {
    let (alice, bob, carol, dave) = people();
    let mut world = with_gold(|_| {});
    world.apply(&carol, bind(&bob));
    pay_fees(&mut world, &carol, 8);
    let ours = claim(&[&carol]);
    // From the last rule to the first: each one broken besides those below it is the one named.
    assert_eq!(world.refuse(&alice, ours.clone()), Refusal::NotInvitee);
    assert_eq!(world.refuse(&bob, claim(&[&carol, &dave])), Refusal::NotInvitee);
    let listed = world.global().fees;
    world.edit_global(|global| global.fees.rates = List::default());
    assert_eq!(world.refuse(&alice, ours.clone()), Refusal::RewardNotListed);
    world.edit_global(|global| global.fees = listed);
    world.pass_ms(10 * DAY_MS + 1);
    assert_eq!(world.refuse(&alice, claim(&[&dave])), Refusal::DeadlinePast);
    world.apply(&alice, Action::Disallow(holder(GOLD, &bob)));
    assert_eq!(world.refuse(&bob, ours.clone()), Refusal::NotAllowed);
    world.apply(&alice, Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&bob, ours.clone()), Refusal::AssetPaused);
    world.apply(&dave, close());
    assert_eq!(world.refuse(&bob, ours), Refusal::UnknownCampaign);
}

/// No honest state comes near these limits, so the records are made up.
#[test]
fn a_reward_or_a_rest_that_does_not_fit_waits() {
    let (alice, bob, carol, _) = people();
    let mut world = with_campaign(OpenReferral { asset: COIN, ..terms() });
    for _ in 0..9 {
        world.apply(&alice, create(all_powers(&alice), 100, None));
    }
    world.apply(&carol, bind(&bob));
    pay_fees(&mut world, &carol, 8);
    let refused = |refusal| Outcome::Refused(Refused { operation: 0, refusal });
    let entry = |id, amount| Balance { asset: AssetId(id), amount: Amount(amount), flags: BalanceFlags(0) };
    // The fee of 10 is paid before.
    let rich = Account { balances: list(vec![entry(0, u128::MAX)]), ..Account::default() };
    let rich = [(StateKey::account(&bob.address), rich.encode())];
    assert_eq!(world.outcome_with(&rich, &bob, claim(&[&carol])), refused(Refusal::BalanceOverflow));
    let mut in_gold = campaign(&world);
    (in_gold.asset, in_gold.ends_ms) = (GOLD, START_MS + DAY_MS);
    let in_gold = (StateKey::referral_campaign(FIRST), in_gold.encode());
    let balances = list((0..9).filter(|id| *id != 1).map(|id| entry(id, 100)).collect());
    let full = Account { balances, spilled: 65_535, ..Account::default() };
    let full_bob = [(StateKey::account(&bob.address), full.encode()), in_gold.clone()];
    assert_eq!(world.outcome_with(&full_bob, &bob, claim(&[&carol])), refused(Refusal::TooManyBalances));
    let full_alice = [(StateKey::account(&alice.address), full.encode()), in_gold];
    assert_eq!(world.outcome_with(&full_alice, &bob, close()), refused(Refusal::TooManyBalances));
    let rich = Account { balances: list(vec![entry(0, u128::MAX)]), ..Account::default() };
    let rich = [(StateKey::account(&alice.address), rich.encode())];
    assert_eq!(world.outcome_with(&rich, &bob, close()), refused(Refusal::BalanceOverflow));
}

#[test]
fn what_is_left_goes_home_after_the_end_whatever_binds_its_asset() {
    let (alice, bob, ..) = people();
    let mut world = with_gold(|_| {});
    world.apply(&alice, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&alice, Action::Disallow(holder(GOLD, &alice)));
    world.apply(&alice, Action::Pause(AssetOnly { asset: GOLD }));
    world.pass_ms(10 * DAY_MS);
    assert_eq!(world.refuse(&bob, close()), Refusal::CampaignRunning);
    world.pass_ms(1);
    let receipt = world.apply(&bob, close());
    assert_eq!(receipt.moves.to_vec(), moved(Place::Campaign(FIRST), at(&alice), GOLD, 600));
    let event = CampaignMoved { campaign: FIRST, account: alice.address };
    assert_eq!(receipt.events.to_vec(), [Event::ReferralClosed(event)]);
    assert_eq!(world.refuse(&bob, close()), Refusal::UnknownCampaign);
}

#[test]
fn a_campaign_with_nothing_left_closes_without_a_movement() {
    let (_, bob, carol, _) = people();
    let mut world = with_campaign(OpenReferral { budget: Amount(5), ..terms() });
    world.apply(&carol, bind(&bob));
    pay_fees(&mut world, &carol, 8);
    assert_eq!(paid(&world.apply(&bob, claim(&[&carol]))), (5, 5, 995));
    world.pass_ms(10 * DAY_MS + 1);
    assert_eq!(world.apply(&bob, close()).moves.len(), 0);
}

#[test]
fn a_claim_of_sixty_four_invitees_costs_their_work_and_asks_for_all_at_once() {
    let (alice, bob, ..) = people();
    let mut world = with_campaign(OpenReferral { budget: Amount(9_000), ..terms() });
    let invitees: Vec<Person> = (100..164).map(person).collect();
    for invitee in &invitees {
        world.apply(&alice, send(invitee, COIN, 100));
        let tx = world.tx(&alice).does(invitee, bind(&bob));
        world.run(&tx).unwrap();
        pay_fees(&mut world, invitee, 2);
    }
    let receipt = world.apply(&bob, claim(&invitees.iter().collect::<Vec<_>>()));
    assert_eq!((receipt.fee.amount, receipt.moves[0].amount), (Amount(640), Amount(5 * 64)));
}
