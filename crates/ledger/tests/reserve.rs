//! Stablecoins: every refusal once, then what circulates and what backs it.

mod coins;
mod world;

use coins::*;
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Move, Outcome, Place, Refusal, StateKey,
    asset::{Burn, Powers},
    receipt::{Attested, Covered, RedemptionMoved, RedemptionPaid},
    reserve::{EditStablecoin, OpenStablecoin, Redemption, RedemptionId},
    transfer::Memo,
    wire::Empty,
};
use world::*;

const EUR: AssetId = AssetId(1);

/// The coin of the reference's worked example: custodians 2 (limit 600) and 3 (limit 500); dealers 4 (mint 400, redeem
/// 300 an hour) and 5 (mint 50, redeem 50).
fn with_coin() -> World {
    let mut world = World::new();
    world.apply(&person(1), open_coin("TEUR", "EUR", 2, terms_of_example()));
    world.pass_ms(1);
    world
}

fn terms_of_example() -> tally_types::reserve::StablecoinTerms {
    terms(&[(2, 600), (3, 500)], &[(4, 400, 300), (5, 50, 50)])
}

/// Custodian 2 attests 700, 3 attests 300; the dealer has minted 400 and given 250 of them to person 6.
fn with_units() -> World {
    let mut world = with_coin();
    world.apply(&person(2), attest(EUR, 700, world.block.time_ms));
    world.apply(&person(3), attest(EUR, 300, world.block.time_ms));
    world.apply(&person(4), mint(EUR, 400));
    world.apply(&person(4), send(&person(6), EUR, 250));
    world
}

fn moved(from: Place, to: Place, amount: u128) -> Move {
    Move { operation: 0, from, to, asset: EUR, amount: Amount(amount) }
}

#[test]
fn the_worked_example_of_the_reference() {
    let mut world = with_coin();
    let (a, b, dealer, holder) = (person(2), person(3), person(4), person(6));
    world.apply(&a, attest(EUR, 700, world.block.time_ms));
    assert_eq!(reserves(&world, EUR), (0, 600));
    world.apply(&b, attest(EUR, 300, world.block.time_ms));
    assert_eq!(reserves(&world, EUR), (0, 900));

    world.apply(&dealer, mint(EUR, 400));
    assert_eq!(world.refuse(&dealer, mint(EUR, 1)), Refusal::WindowExceeded);
    world.pass_ms(HOUR_MS);
    world.apply(&dealer, mint(EUR, 400));
    world.pass_ms(HOUR_MS);
    assert_eq!(world.refuse(&dealer, mint(EUR, 101)), Refusal::NotCovered);
    let receipt = world.apply(&dealer, mint(EUR, 100));
    let covered =
        Covered { coin: EUR, dealer: dealer.address, circulating: Amount(900), attested: Amount(900) };
    assert_eq!(receipt.events.to_vec(), [Event::StablecoinMinted(covered)]);

    world.apply(&dealer, send(&holder, EUR, 250));
    world.apply(&holder, redeem(EUR, 200, &dealer));
    assert_eq!((reserves(&world, EUR), world.balance(&holder, EUR)), ((900, 900), 50));
    world.apply(&dealer, take(0));
    world.apply(&b, settle(0));
    assert_eq!(reserves(&world, EUR), (700, 700));
    assert_eq!(world.refuse(&dealer, mint(EUR, 1)), Refusal::NotCovered);

    let before_payment = world.block.time_ms;
    world.pass_ms(1);
    assert_eq!(world.refuse(&b, attest(EUR, 300, before_payment)), Refusal::AttestationTimeInvalid);
    world.apply(&b, attest(EUR, 150, world.block.time_ms));
    world.apply(&dealer, mint(EUR, 50));
    assert_eq!(reserves(&world, EUR), (750, 750));

    // A's word is a day old now, and the last millisecond of it has passed: minting stops, redemption goes on.
    world.pass_ms(DAY_MS - 2 * HOUR_MS);
    assert_eq!(reserves(&world, EUR), (750, 150));
    assert_eq!(world.refuse(&person(5), mint(EUR, 1)), Refusal::NotCovered);
    world.apply(&dealer, redeem(EUR, 300, &dealer));
    world.apply(&a, settle(1));
    assert_eq!(reserves(&world, EUR), (450, 150));
}

#[test]
fn an_attestation_counts_for_its_whole_last_millisecond() {
    let mut world = with_coin();
    world.apply(&person(2), attest(EUR, 500, world.block.time_ms));
    world.pass_ms(DAY_MS);
    assert_eq!(reserves(&world, EUR), (0, 500));
    world.pass_ms(1);
    assert_eq!(reserves(&world, EUR), (0, 0));
}

#[test]
fn an_opened_coin_has_an_asset_without_powers() {
    let mut world = World::new();
    let receipt = world.apply(&person(7), open_coin("TEUR", "EUR", 2, terms_of_example()));
    assert_eq!(receipt.events.to_vec(), [Event::StablecoinOpened(EUR)]);
    let asset = world.asset(EUR);
    assert_eq!((asset.issuer, asset.powers, asset.cap), (address(7), Powers::default(), None));
    assert_eq!((asset.minted, asset.decimals, coin(&world, EUR).governor), (Amount::ZERO, 2, address(1)));
}

#[test]
fn coins_that_could_not_work_are_not_opened() {
    let good = || {
        let Action::OpenStablecoin(open) = open_coin("TEUR", "EUR", 2, terms_of_example()) else {
            unreachable!()
        };
        open
    };
    let check = |change: &dyn Fn(&mut OpenStablecoin)| {
        let mut open = good();
        change(&mut open);
        open.check()
    };
    let reversed = |open: &mut OpenStablecoin| open.terms.custodians.as_mut_slice().reverse();
    assert_eq!(check(&|_| {}), Ok(()));
    let limit = |open: &mut OpenStablecoin| open.terms.custodians.as_mut_slice()[0].limit = Amount::MAX;
    assert_eq!(check(&limit), Err(Refusal::AmountTooLarge));
    assert_eq!(check(&|open| open.label.name = text(" x")), Err(Refusal::TextNotPlain));
    assert_eq!(check(&|open| open.label.code = text("eur")), Err(Refusal::CodeInvalid));
    assert_eq!(check(&|open| open.peg = text("eur")), Err(Refusal::CodeInvalid));
    assert_eq!(check(&|open| open.label.decimals = 19), Err(Refusal::DecimalsTooMany));
    assert_eq!(check(&reversed), Err(Refusal::StablecoinInvalid));
    assert_eq!(check(&|open| open.terms.dealers.as_mut_slice().reverse()), Err(Refusal::StablecoinInvalid));
    assert_eq!(check(&|open| open.max_age_ms = 59_999), Err(Refusal::StablecoinInvalid));
    assert_eq!(check(&|open| open.redemption_ms = 31 * DAY_MS), Err(Refusal::StablecoinInvalid));
    let window = |open: &mut OpenStablecoin| open.terms.dealers.as_mut_slice()[0].window_ms = 31 * DAY_MS + 1;
    assert_eq!(check(&window), Err(Refusal::StablecoinInvalid));
}

#[test]
fn each_rule_refuses_an_attestation() {
    let mut world = with_coin();
    let (now, bank) = (world.block.time_ms, person(2));
    assert_eq!(world.refuse(&bank, attest(AssetId(9), 1, now)), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&bank, attest(COIN, 1, now)), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&person(4), attest(EUR, 1, now)), Refusal::NotCustodian);
    assert_eq!(world.refuse(&bank, attest(EUR, 1, now + 1)), Refusal::AttestationTimeInvalid);
    // As of when it was named, and no later.
    assert_eq!(world.refuse(&bank, attest(EUR, 1, START_MS)), Refusal::AttestationTimeInvalid);
    let receipt = world.apply(&bank, attest(EUR, 0, now));
    let said = Attested { coin: EUR, custodian: bank.address, amount: Amount::ZERO, as_of_ms: now };
    assert_eq!(receipt.events.to_vec(), [Event::ReserveAttested(said)]);
    assert_eq!(world.refuse(&bank, attest(EUR, 1, now)), Refusal::AttestationTimeInvalid);
    world.pass_ms(2 * DAY_MS);
    let expired = world.block.time_ms - DAY_MS - 1;
    assert_eq!(world.refuse(&bank, attest(EUR, 1, expired)), Refusal::AttestationTimeInvalid);
    world.apply(&bank, attest(EUR, 1, expired + 1));
}

#[test]
fn each_rule_refuses_a_mint() {
    let mut world = with_units();
    let dealer = person(5);
    assert_eq!(world.refuse(&dealer, mint(AssetId(9), 1)), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&dealer, mint(EUR, u128::MAX)), Refusal::SupplyOverflow);
    assert_eq!(world.refuse(&person(2), mint(EUR, 1)), Refusal::NotDealer);
    assert_eq!(world.refuse(&dealer, mint(EUR, 51)), Refusal::WindowExceeded);
    assert_eq!(world.run(&world.tx(&dealer).does(&dealer, mint(EUR, 0))), Err(Refusal::AmountZero));
    let receipt = world.apply(&dealer, mint(EUR, 50));
    let step = moved(Place::Supply(Empty), Place::Account(dealer.address), 50);
    assert_eq!(receipt.moves.to_vec(), [step]);
    assert_eq!(world.refuse(&dealer, mint(EUR, 1)), Refusal::WindowExceeded);
}

#[test]
fn a_holder_may_burn_and_a_dealer_mint_as_much_again() {
    let mut world = with_units();
    world.apply(&person(6), Action::Burn(Burn { asset: EUR, amount: Amount(250) }));
    assert_eq!(reserves(&world, EUR), (150, 900));
}

#[test]
fn a_redemption_is_requested_taken_and_settled() {
    let mut world = with_units();
    let (holder, dealer, bank) = (person(6), person(4), person(3));
    let id = RedemptionId(0);
    let receipt = world.apply(&holder, redeem(EUR, 100, &dealer));
    let told = RedemptionMoved { redemption: id, coin: EUR, from: holder.address, dealer: dealer.address };
    let step = moved(Place::Account(holder.address), Place::Redemption(id), 100);
    assert_eq!(
        (receipt.moves.to_vec(), receipt.events.to_vec()),
        (vec![step], vec![Event::RedemptionRequested(told)])
    );
    let record: Redemption = world.read(&StateKey::redemption(id)).expect("it is there");
    assert_eq!((record.deadline_ms, record.taken), (world.block.time_ms + 2 * DAY_MS, false));
    assert_eq!(world.refuse(&bank, settle(0)), Refusal::RedemptionNotTaken);
    let receipt = world.apply(&dealer, take(0));
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![Event::RedemptionTaken(told)]));
    world.pass_ms(2 * DAY_MS);
    let receipt = world.apply(&bank, settle(0));
    let paid = RedemptionPaid {
        redemption: id,
        coin: EUR,
        from: holder.address,
        dealer: dealer.address,
        custodian: bank.address,
        document: Hash([8; 32]),
    };
    let step = moved(Place::Redemption(id), Place::Supply(Empty), 100);
    assert_eq!(
        (receipt.moves.to_vec(), receipt.events.to_vec()),
        (vec![step], vec![Event::RedemptionSettled(paid)])
    );
    assert_eq!(world.read::<Redemption>(&StateKey::redemption(id)), None);
    assert_eq!(
        coin(&world, EUR)
            .custodians
            .iter()
            .filter_map(|bank| bank.attestation.as_ref())
            .map(|said| said.paid.0)
            .sum::<u128>(),
        100
    );
}

#[test]
fn each_rule_refuses_a_request() {
    let mut world = with_units();
    let (holder, dealer) = (person(6), person(5));
    assert_eq!(world.refuse(&holder, redeem(AssetId(9), 1, &dealer)), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&holder, redeem(EUR, 251, &dealer)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&holder, redeem(EUR, 250, &person(3))), Refusal::NotDealer);
    let (tag, expires_ms) = (0xd4, world.block.time_ms + DAY_MS);
    world.apply(&holder, grant(40, &[tag], &[(COIN, 100), (EUR, 10)], expires_ms));
    assert_eq!(world.refuse(&holder.with(&[40]), redeem(EUR, 11, &dealer)), Refusal::KeyLimitExceeded);
    world.apply(&holder.with(&[40]), redeem(EUR, 10, &dealer));
    world.apply(&person(4), send(&dealer, EUR, 60));
    assert_eq!(world.refuse(&dealer, redeem(EUR, 51, &dealer)), Refusal::WindowExceeded);
    world.apply(&dealer, redeem(EUR, 50, &dealer));
    let hidden = |memo| {
        let Action::RequestRedemption(request) = redeem(EUR, 0, &dealer) else { unreachable!() };
        tally_types::reserve::RequestRedemption { pay_to: memo, ..request }
    };
    assert_eq!(hidden(Memo::NONE).check(), Err(Refusal::AmountZero));
    let mut request = hidden(open_memo("DE\u{202e}"));
    request.amount = Amount(1);
    assert_eq!(request.check(), Err(Refusal::TextNotPlain));
}

#[test]
fn each_rule_refuses_to_take_or_settle() {
    let mut world = with_units();
    let (holder, dealer, other, bank) = (person(6), person(4), person(5), person(2));
    for amount in [60, 40] {
        world.apply(&holder, redeem(EUR, amount, &other));
    }
    assert_eq!(world.refuse(&dealer, take(9)), Refusal::UnknownRedemption);
    assert_eq!(world.refuse(&bank, settle(9)), Refusal::UnknownRedemption);
    assert_eq!(world.refuse(&dealer, take(0)), Refusal::NotDealer);
    assert_eq!(world.refuse(&other, take(0)), Refusal::WindowExceeded);
    world.apply(&other, take(1));
    assert_eq!(world.refuse(&other, take(1)), Refusal::AlreadySo);
    assert_eq!(world.refuse(&other, settle(1)), Refusal::NotCustodian);
    world.pass_ms(2 * DAY_MS + 1);
    assert_eq!(world.refuse(&other, take(0)), Refusal::DeadlinePast);
    assert_eq!(world.refuse(&bank, settle(1)), Refusal::DeadlinePast);
}

#[test]
fn a_redemption_is_cancelled_by_whom_it_concerns_until_anyone_may() {
    let mut world = with_units();
    let (holder, dealer, anyone) = (person(6), person(4), person(7));
    for _ in 0..4 {
        world.apply(&holder, redeem(EUR, 50, &dealer));
    }
    assert_eq!(world.refuse(&anyone, cancel(9)), Refusal::UnknownRedemption);
    assert_eq!(world.refuse(&anyone, cancel(0)), Refusal::NotRequester);
    let receipt = world.apply(&holder, cancel(0));
    let id = RedemptionId(0);
    let told = RedemptionMoved { redemption: id, coin: EUR, from: holder.address, dealer: dealer.address };
    let step = moved(Place::Redemption(id), Place::Account(holder.address), 50);
    assert_eq!(
        (receipt.moves.to_vec(), receipt.events.to_vec()),
        (vec![step], vec![Event::RedemptionCancelled(told)])
    );
    for redemption in [1, 2] {
        world.apply(&dealer, take(redemption));
        assert_eq!(world.refuse(&holder, cancel(redemption)), Refusal::RedemptionIsTaken);
    }
    world.apply(&dealer, cancel(1));
    world.pass_ms(2 * DAY_MS);
    assert_eq!(world.refuse(&holder, cancel(2)), Refusal::RedemptionIsTaken);
    assert_eq!(world.refuse(&anyone, cancel(2)), Refusal::NotRequester);
    world.pass_ms(1);
    world.apply(&anyone, cancel(2));
    world.apply(&holder, cancel(3));
    assert_eq!(world.balance(&holder, EUR), 250);
    assert_eq!(reserves(&world, EUR).0, 400);
}

#[test]
fn a_redemption_goes_home_whatever_its_requester_receives() {
    let mut world = with_units();
    let (holder, dealer) = (person(6), person(4));
    world.apply(&holder, redeem(EUR, 250, &dealer));
    let inbox =
        tally_types::account::SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) };
    world.apply(&holder, Action::SetInbox(inbox));
    world.apply(&dealer, cancel(0));
    assert_eq!(world.balance(&holder, EUR), 250);
}

#[test]
fn only_the_governor_edits_and_those_who_stay_keep_what_they_said_and_did() {
    let mut world = with_units();
    let (governor, dealer) = (person(1), person(4));
    let edit = |coin, terms| Action::EditStablecoin(EditStablecoin { coin, terms });
    let new = || terms(&[(3, 100), (7, 1_000)], &[(4, 500, 300), (8, 1, 1)]);
    assert_eq!(world.refuse(&governor, edit(AssetId(9), new())), Refusal::UnknownStablecoin);
    assert_eq!(world.refuse(&dealer, edit(EUR, new())), Refusal::NotGovernor);
    let receipt = world.apply(&governor, edit(EUR, new()));
    assert_eq!(receipt.events.to_vec(), [Event::StablecoinEdited(EUR)]);
    // Of 3's 300 its new limit counts; 2 is gone; 7 has said nothing yet.
    assert_eq!(reserves(&world, EUR), (400, 100));
    let now = world.block.time_ms;
    assert_eq!(world.refuse(&person(7), attest(EUR, 900, now)), Refusal::AttestationTimeInvalid);
    world.pass_ms(1);
    world.apply(&person(7), attest(EUR, 900, now + 1));
    assert_eq!(reserves(&world, EUR), (400, 1_000));
    // 4 has minted 400 of its 500 in this hour.
    assert_eq!(world.refuse(&dealer, mint(EUR, 101)), Refusal::WindowExceeded);
    world.apply(&dealer, mint(EUR, 100));
    assert_eq!(world.refuse(&person(5), mint(EUR, 1)), Refusal::NotDealer);
}

#[test]
fn a_dealer_who_is_no_longer_one_takes_no_redemption_and_its_units_go_home() {
    let mut world = with_units();
    let (holder, dealer) = (person(6), person(5));
    world.apply(&holder, redeem(EUR, 50, &dealer));
    let terms = terms(&[(2, 600)], &[(4, 400, 300)]);
    world.apply(&person(1), Action::EditStablecoin(EditStablecoin { coin: EUR, terms }));
    assert_eq!(world.refuse(&dealer, take(0)), Refusal::NotDealer);
    world.apply(&dealer, cancel(0));
    assert_eq!(world.balance(&holder, EUR), 250);
}

#[test]
fn an_account_may_be_governor_custodian_dealer_and_holder_at_once() {
    let mut world = World::new();
    let one = person(1);
    world.apply(&one, open_coin("SOLO", "USD", 0, terms(&[(1, 10)], &[(1, 10, 10)])));
    world.pass_ms(1);
    let now = world.block.time_ms;
    let tx = world.tx(&one).does(&one, attest(EUR, 10, now)).does(&one, mint(EUR, 10));
    let receipt = world.run(&tx.does(&one, redeem(EUR, 10, &one)).does(&one, settle(0))).expect("it enters");
    assert_eq!(receipt.outcome, Outcome::Applied(Empty));
    assert_eq!(reserves(&world, EUR), (0, 0));
}
