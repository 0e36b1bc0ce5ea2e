//! Default, collateral and guarantee: every refusal once, then who gets what.

mod loans;
mod world;

use loans::*;
use tally_ledger::{Overlay, apply};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Hash, Place, Receipt, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::AssetOnly,
    codec::Encode as _,
    loan::{Agreement, OracleValuation, Status, Valuation},
    oracle::{FeedId, FeedTerms, OpenFeed, Report},
    receipt::{CollateralClaim, CollateralMoved, LoanOwed, LoanPaid},
    wire::Empty,
};
use world::*;

/// What is owed on day 36: 24 % on 339.94 for a day, 12 % on 1,000.00 for 30 days and for 6.
const OWED: (u128, u128, u128) = (23, 987 + 198, 100_000);
const OWED_IN_ALL: u128 = 101_208;

fn forfeit() -> Agreement {
    agreement(secured(Valuation::Forfeit(Empty)))
}

fn owed() -> tally_types::loan::Allocation {
    parts(OWED.0, OWED.1, OWED.2)
}

#[test]
fn a_default_makes_the_whole_note_due() {
    let mut world = with_note(&agreement(terms()));
    world.pass_ms(35 * DAY_MS);
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::NotOverdue);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&borrower(), mark_default()), Refusal::NotLender);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::AssetPaused);
    world.apply(&issuer(), Action::Resume(AssetOnly { asset: GOLD }));
    let receipt = world.apply(&lender(), mark_default());
    assert_eq!(receipt.events.to_vec(), [Event::LoanDefaulted(LoanOwed { loan: LOAN, owed: owed() })]);
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::AlreadySo);
    assert_eq!(note(&world).debt.missed, Amount(987 + 198 + 100_000));
    assert_eq!(
        (note(&world).status(), note(&world).defaulted_ms),
        (Status::Defaulted, Some(world.block.time_ms))
    );
    for side in [credit(&world, &borrower()).borrower, credit(&world, &lender()).lender] {
        assert_eq!((side.defaulted, side.late), (1, 0));
    }
    // A day later: 24 % on 1,011.85 is 0.6653…, of which rounding has charged 0.0065 before; 12 % on 1,000.00.
    world.pass_ms(DAY_MS);
    assert_eq!(note(&world).debt_at(world.block.time_ms).owed(), parts(23 + 66, 987 + 198 + 33, 100_000));
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(note(&world).status(), Status::Repaid);
    assert_eq!((credit(&world, &lender()).lender.late, credit(&world, &lender()).lender.defaulted), (1, 1));
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::AlreadySo);
}

#[test]
fn a_closed_note_is_never_in_default() {
    let mut world = with_note(&agreement(terms()));
    world.apply(&borrower(), repay(u128::MAX));
    world.pass_ms(99 * DAY_MS);
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::LoanClosed);
}

#[test]
fn interest_of_both_kinds_ends_ten_years_after_the_last_due_date() {
    let mut world = with_note(&agreement(terms()));
    world.pass_ms(90 * DAY_MS + 10 * 365 * DAY_MS);
    let owed = note(&world).debt_at(world.block.time_ms).owed();
    world.pass_ms(365 * DAY_MS);
    assert_eq!(note(&world).debt_at(world.block.time_ms).owed(), owed);
    assert_eq!(note(&world).debt_at(u64::MAX).owed(), owed);
}

#[test]
fn forfeited_collateral_settles_everything() {
    let mut world = in_default(&forfeit());
    let receipt = world.apply(&lender(), claim());
    let escrow = Place::LoanCollateral(LOAN);
    assert_eq!(receipt.moves.to_vec(), [moved(0, escrow, at(&lender()), SILVER, 300)]);
    let event = CollateralClaim { loan: LOAN, taken: Amount(300), counted: owed(), closed: true };
    assert_eq!(receipt.events.to_vec(), [Event::CollateralClaimed(event)]);
    assert_eq!((note(&world).status(), note(&world).paid), (Status::Repaid, owed()));
}

#[test]
fn collateral_of_an_agreed_value_settles_as_much_and_the_rest_goes_home() {
    let mut world = in_default(&agreement(secured(Valuation::Agreed(Amount(150_000)))));
    let receipt = world.apply(&lender(), claim());
    // 1,012.08 × 300 ÷ 1,500.00 = 202.416
    let moves = [
        moved(0, Place::LoanCollateral(LOAN), at(&lender()), SILVER, 203),
        moved(0, Place::LoanCollateral(LOAN), at(&borrower()), SILVER, 97),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!((note(&world).status(), note(&world).collateral), (Status::Repaid, Amount(0)));
}

#[test]
fn collateral_that_is_too_little_leaves_a_debt_and_more_can_be_added() {
    let mut world = in_default(&agreement(secured(Valuation::Agreed(Amount(90_000)))));
    let receipt = world.apply(&lender(), claim());
    let counted = parts(23, 1_185, 90_000 - 1_208);
    let event = CollateralClaim { loan: LOAN, taken: Amount(300), counted, closed: false };
    assert_eq!(receipt.events.to_vec(), [Event::CollateralClaimed(event)]);
    assert_eq!((note(&world).status(), note(&world).debt.outstanding), (Status::Defaulted, Amount(11_208)));
    assert_eq!(world.refuse(&lender(), claim()), Refusal::NoCollateral);
    let receipt = world.apply(&borrower(), add_collateral(50));
    let event = CollateralMoved { loan: LOAN, amount: Amount(50) };
    assert_eq!(receipt.events.to_vec(), [Event::CollateralAdded(event)]);
    let receipt = world.apply(&lender(), claim());
    // 112.08 ÷ 3.00 = 37.36
    let moves = [
        moved(0, Place::LoanCollateral(LOAN), at(&lender()), SILVER, 38),
        moved(0, Place::LoanCollateral(LOAN), at(&borrower()), SILVER, 12),
    ];
    assert_eq!((receipt.moves.to_vec(), note(&world).status()), (moves.to_vec(), Status::Repaid));
}

#[test]
fn each_rule_refuses_a_claim() {
    let mut world = with_note(&forfeit());
    assert_eq!(world.refuse(&lender(), claim()), Refusal::NotInDefault);
    let mut world = in_default(&forfeit());
    assert_eq!(world.refuse(&borrower(), claim()), Refusal::NotLender);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: SILVER }));
    assert_eq!(world.refuse(&lender(), claim()), Refusal::AssetPaused);
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(world.balance(&borrower(), SILVER), 1_000);
    assert_eq!(world.refuse(&lender(), claim()), Refusal::LoanClosed);
    let mut world = in_default(&agreement(terms()));
    assert_eq!(world.refuse(&lender(), claim()), Refusal::NoCollateral);
}

#[test]
fn each_rule_refuses_more_collateral() {
    let mut world = with_note(&forfeit());
    world.apply(&borrower(), send(&stranger(), SILVER, 10));
    assert_eq!(world.refuse(&stranger(), add_collateral(10)), Refusal::NotBorrower);
    assert_eq!(world.refuse(&borrower(), add_collateral(691)), Refusal::InsufficientFunds);
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(world.refuse(&borrower(), add_collateral(1)), Refusal::LoanClosed);
    let mut world = with_note(&agreement(terms()));
    assert_eq!(world.refuse(&borrower(), add_collateral(1)), Refusal::NoCollateral);
}

/// A feed on silver in gold by the issuer alone, fresh for a day.
fn open_feed(world: &mut World) {
    let reporters: Vec<Address> = vec![issuer().address];
    let terms =
        FeedTerms { reporters: list(reporters), quorum: 1, heartbeat_ms: DAY_MS, deviation_bps: 10_000 };
    let (base, quote) = (text("SILVER"), text("GOLD"));
    world.apply(&issuer(), Action::OpenFeed(OpenFeed { base, quote, decimals: 1, terms }));
}

#[test]
fn an_oracle_s_price_less_its_haircut_says_what_collateral_settles() {
    let mut world = with_gold();
    open_feed(&mut world);
    let valuation = OracleValuation { feed: FeedId(0), inverted: false, haircut_bps: 2_000 };
    make(&mut world, &agreement(secured(Valuation::Oracle(valuation))));
    world.pass_ms(36 * DAY_MS);
    world.apply(&lender(), mark_default());
    assert_eq!(world.refuse(&lender(), claim()), Refusal::PriceStale);
    let at_ms = world.block.time_ms;
    // A silver is 500.0 gold, and counts for 400.
    world.apply(&issuer(), Action::Report(Report { feed: FeedId(0), value: 5_000, at_ms }));
    let receipt = world.apply(&lender(), claim());
    // 1,012.08 ÷ 400 = 2.5302 silver
    let moves = [
        moved(0, Place::LoanCollateral(LOAN), at(&lender()), SILVER, 254),
        moved(0, Place::LoanCollateral(LOAN), at(&borrower()), SILVER, 46),
    ];
    assert_eq!((receipt.moves.to_vec(), note(&world).paid.total()), (moves.to_vec(), Amount(OWED_IN_ALL)));
}

#[test]
fn a_price_that_jumps_settles_nothing() {
    let mut world = with_gold();
    let reporters = list(vec![issuer().address]);
    let terms = FeedTerms { reporters, quorum: 1, heartbeat_ms: DAY_MS, deviation_bps: 1 };
    let (base, quote) = (text("SILVER"), text("GOLD"));
    world.apply(&issuer(), Action::OpenFeed(OpenFeed { base, quote, decimals: 1, terms }));
    let valuation = OracleValuation { feed: FeedId(0), inverted: true, haircut_bps: 0 };
    make(&mut world, &agreement(secured(Valuation::Oracle(valuation))));
    world.pass_ms(36 * DAY_MS);
    world.apply(&lender(), mark_default());
    let report = |value, at_ms| Action::Report(Report { feed: FeedId(0), value, at_ms });
    let now_ms = world.block.time_ms;
    world.apply(&issuer(), report(5_000, now_ms));
    world.pass_ms(1);
    world.apply(&issuer(), report(9_000, now_ms + 1));
    assert_eq!(world.refuse(&lender(), claim()), Refusal::PriceHeld);
}

#[test]
fn a_guarantor_pays_everything_and_takes_the_lender_s_place() {
    let agreement = guaranteed(secured(Valuation::Forfeit(Empty)));
    let mut world = with_note(&agreement);
    assert_eq!(world.refuse(&guarantor(), pay_as_guarantor(u128::MAX)), Refusal::NotInDefault);
    assert_eq!(world.refuse(&stranger(), pay_as_guarantor(1)), Refusal::NotGuarantor);
    world.pass_ms(36 * DAY_MS);
    world.apply(&lender(), mark_default());
    assert_eq!(world.refuse(&guarantor(), pay_as_guarantor(OWED_IN_ALL - 1)), Refusal::GuaranteeShort);
    let receipt = world.apply(&guarantor(), pay_as_guarantor(u128::MAX));
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&guarantor()), at(&lender()), GOLD, OWED_IN_ALL)]);
    let paid = LoanPaid { loan: LOAN, by: guarantor().address, counted: owed(), closed: false };
    assert_eq!(receipt.events.to_vec(), [Event::GuaranteePaid(paid)]);
    let now = note(&world);
    assert_eq!((now.lender, now.guarantor, now.debt.owed()), (guarantor().address, None, owed()));
    assert_eq!(world.refuse(&lender(), claim()), Refusal::NotLender);
    world.apply(&guarantor(), claim());
    assert_eq!(world.balance(&guarantor(), SILVER), 300);
    let (old, new) = (credit(&world, &lender()).lender, credit(&world, &guarantor()).lender);
    assert_eq!((old.passed_on, old.defaulted, new.notes, new.late), (1, 1, 1, 1));
    assert_eq!(world.refuse(&guarantor(), pay_as_guarantor(1)), Refusal::NotGuarantor);
}

#[test]
fn a_guarantor_of_cash_is_given_the_note() {
    let mut world = with_note(&guaranteed(in_cash()));
    world.pass_ms(36 * DAY_MS);
    world.apply(&lender(), mark_default());
    assert_eq!(world.refuse(&guarantor(), pay_as_guarantor(u128::MAX)), Refusal::UnitMismatch);
    world.apply(&lender(), assign(&guarantor()));
    world.apply(&guarantor(), assign(&guarantor()));
    assert_eq!((note(&world).lender, note(&world).guarantor), (guarantor().address, None));
}

#[test]
fn a_guarantor_without_the_money_cannot_pay() {
    let mut world = in_default(&guaranteed(terms()));
    world.apply(&guarantor(), send(&issuer(), GOLD, GOLD_EACH - OWED_IN_ALL + 1));
    assert_eq!(world.refuse(&guarantor(), pay_as_guarantor(u128::MAX)), Refusal::InsufficientFunds);
}

#[test]
fn nothing_is_released_while_the_note_is_open_or_twice() {
    let mut world = with_note(&forfeit());
    assert_eq!(world.refuse(&borrower(), release()), Refusal::LoanOpen);
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(world.refuse(&stranger(), release()), Refusal::NoCollateral);
}

/// The person's account made full without an entry for `asset`, which no honest state comes near.
fn fill(world: &mut World, person: &Person) -> Account {
    let real = world.account(person);
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(1), flags: BalanceFlags(0) };
    let mut balances: Vec<Balance> =
        real.balances.iter().filter(|entry| entry.asset == COIN).cloned().collect();
    balances.extend((100..107).map(balance));
    let full = Account { balances: list(balances), spilled: 65_535, ..real.clone() };
    world.state.insert(StateKey::account(&person.address), full.encode());
    real
}

/// What the action comes to, without the world's checks, which a made-up account does not pass.
fn attempt(world: &World, actor: &Person, action: Action) -> (Receipt, Overlay) {
    let transaction = world.tx(actor).does(actor, action).build();
    let mut overlay = Overlay::new();
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
    (load_until(&world.state, &mut overlay, run).unwrap(), overlay)
}

#[test]
fn a_lender_without_room_is_not_paid_and_marks_no_default() {
    let mut world = with_note(&agreement(terms()));
    world.pass_ms(36 * DAY_MS);
    fill(&mut world, &lender());
    let outcome = |actor: &Person, action| attempt(&world, actor, action).0.outcome;
    assert_eq!(outcome(&borrower(), repay(1)), refused(0, Refusal::TooManyBalances));
    assert_eq!(outcome(&lender(), mark_default()), refused(0, Refusal::TooManyBalances));
}

#[test]
fn a_borrower_without_room_keeps_nobody_from_ending_the_note() {
    let mut world = with_note(&forfeit());
    let real = fill(&mut world, &borrower());
    let (receipt, overlay) = attempt(&world, &stranger(), repay(u128::MAX));
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&stranger()), at(&lender()), GOLD, 100_000)]);
    for (key, record) in overlay.changes() {
        world.state.insert(key, record.expect("nothing is deleted"));
    }
    assert_eq!((note(&world).status(), note(&world).collateral), (Status::Repaid, Amount(300)));
    let (receipt, _) = attempt(&world, &stranger(), release());
    assert_eq!(receipt.outcome, refused(0, Refusal::TooManyBalances));
    world.state.insert(StateKey::account(&borrower().address), real.encode());
    let receipt = world.apply(&stranger(), release());
    let event = CollateralMoved { loan: LOAN, amount: Amount(300) };
    assert_eq!(receipt.events.to_vec(), [Event::CollateralReleased(event)]);
    assert_eq!(world.balance(&borrower(), SILVER), 1_000);
}
