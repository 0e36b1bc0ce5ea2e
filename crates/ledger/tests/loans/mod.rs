//! A lender, a borrower, a guarantor and a witness, what they hold, and the loans of the reference's examples.
#![allow(dead_code)]

use super::world::*;
use tally_types::{
    Action, Amount, AssetId, Hash, Move, Outcome, Place, Receipt, Refusal, StateKey,
    asset::Powers,
    loan::{
        Agreement, Allocation, AssignLoan, Collateral, ConfirmRepayment, Credit, Instalments, LoanAmount,
        LoanId, LoanOnly, Note, OfferLoan, RecordedUnit, Repayment, SignLoan, StateOnLoan, Statement, Terms,
        Unit, Valuation,
    },
    receipt::Refused,
    wire::Empty,
};

pub const GOLD: AssetId = AssetId(1);
pub const SILVER: AssetId = AssetId(2);
pub const LOAN: LoanId = LoanId(0);
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// What lender, borrower and guarantor each have of gold at the start.
pub const GOLD_EACH: u128 = 1_000_000;

pub fn issuer() -> Person {
    person(1)
}

pub fn lender() -> Person {
    person(2)
}

pub fn borrower() -> Person {
    person(3)
}

pub fn guarantor() -> Person {
    person(4)
}

pub fn witness() -> Person {
    person(5)
}

pub fn stranger() -> Person {
    person(6)
}

/// Everybody has gold, and the borrower 1,000 silver. The issuer has all powers over both but the allow-list.
pub fn with_gold() -> World {
    let mut world = World::new();
    let issuer = issuer();
    for _ in 0..2 {
        world.apply(&issuer, create(all_powers(&issuer), 10_000_000, None));
    }
    for holder in [lender(), borrower(), guarantor(), stranger()] {
        world.apply(&issuer, send(&holder, GOLD, GOLD_EACH));
    }
    world.apply(&issuer, send(&borrower(), SILVER, 1_000));
    world
}

/// The same, gold having an allow-list with everybody on it.
pub fn with_listed_gold() -> World {
    let mut world = World::new();
    let issuer = issuer();
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    world.apply(&issuer, create(powers, 10_000_000, None));
    world.apply(&issuer, create(all_powers(&issuer), 10_000_000, None));
    for holder_of in [lender(), borrower(), guarantor()] {
        world.apply(&issuer, Action::Allow(holder(GOLD, &holder_of)));
        world.apply(&issuer, send(&holder_of, GOLD, GOLD_EACH));
    }
    world
}

/// 1,000.00 gold at 12 % in three instalments every 30 days, 5 days of grace, late interest 24 %.
pub fn terms() -> Terms {
    Terms {
        unit: Unit::Asset(GOLD),
        principal: Amount(100_000),
        rate_bps: 1_200,
        repayment: Repayment::Annuity(Instalments { count: 3, period_ms: 30 * DAY_MS }),
        first_due_ms: START_MS + 30 * DAY_MS,
        grace_ms: 5 * DAY_MS,
        late_rate_bps: 2_400,
        collateral: None,
    }
}

/// The same, 100.00 of cash in CNY.
pub fn in_cash() -> Terms {
    let unit = Unit::Recorded(RecordedUnit { name: text("CNY"), decimals: 2 });
    Terms { unit, principal: Amount(10_000), repayment: Repayment::Bullet(Empty), ..terms() }
}

/// 300 silver as collateral.
pub fn secured(valuation: Valuation) -> Terms {
    Terms { collateral: Some(Collateral { asset: SILVER, amount: Amount(300), valuation }), ..terms() }
}

pub fn agreement(terms: Terms) -> Agreement {
    Agreement {
        lender: lender().address,
        borrower: borrower().address,
        guarantor: None,
        witnesses: list(vec![witness().address]),
        terms,
    }
}

pub fn guaranteed(terms: Terms) -> Agreement {
    Agreement { guarantor: Some(guarantor().address), ..agreement(terms) }
}

pub fn offer(agreement: &Agreement, deadline_ms: u64) -> Action {
    Action::OfferLoan(OfferLoan { agreement: agreement.clone(), deadline_ms })
}

pub fn sign(agreement: &Agreement) -> Action {
    Action::SignLoan(SignLoan { agreement: agreement.clone() })
}

pub fn only(loan: LoanId) -> LoanOnly {
    LoanOnly { loan }
}

pub fn accept() -> Action {
    Action::AcceptLoan(only(LOAN))
}

pub fn withdraw() -> Action {
    Action::WithdrawOffer(only(LOAN))
}

pub fn mark_default() -> Action {
    Action::MarkDefault(only(LOAN))
}

pub fn claim() -> Action {
    Action::ClaimCollateral(only(LOAN))
}

pub fn release() -> Action {
    Action::ReleaseCollateral(only(LOAN))
}

fn of(amount: u128) -> LoanAmount {
    LoanAmount { loan: LOAN, amount: Amount(amount) }
}

pub fn repay(amount: u128) -> Action {
    Action::Repay(of(amount))
}

pub fn record(amount: u128) -> Action {
    Action::RecordRepayment(of(amount))
}

pub fn forgive(amount: u128) -> Action {
    Action::Forgive(of(amount))
}

pub fn add_collateral(amount: u128) -> Action {
    Action::AddCollateral(of(amount))
}

pub fn pay_as_guarantor(amount: u128) -> Action {
    Action::PayAsGuarantor(of(amount))
}

pub fn answer(statement: u32, agree: bool) -> Action {
    Action::ConfirmRepayment(ConfirmRepayment { loan: LOAN, statement, agree })
}

pub fn assign(to: &Person) -> Action {
    Action::AssignLoan(AssignLoan { loan: LOAN, to: to.address })
}

pub fn statement(words: &str) -> StateOnLoan {
    StateOnLoan { loan: LOAN, statement: Statement { text: text(words), document: Some(Hash([7; 32])) } }
}

/// Makes the note by one transaction that all sign.
pub fn make(world: &mut World, agreement: &Agreement) -> Receipt {
    let mut tx = world.tx(&lender()).does(&lender(), sign(agreement)).does(&borrower(), sign(agreement));
    if agreement.guarantor.is_some() {
        tx = tx.does(&guarantor(), sign(agreement));
    }
    let receipt = world.run(&tx).expect("it enters the block");
    assert_eq!(receipt.outcome, applied());
    receipt
}

/// A world in which the note has been made.
pub fn with_note(agreement: &Agreement) -> World {
    let mut world = with_gold();
    make(&mut world, agreement);
    world
}

/// The same, with a default on day 36.
pub fn in_default(agreement: &Agreement) -> World {
    let mut world = with_note(agreement);
    world.pass_ms(36 * DAY_MS);
    world.apply(&lender(), mark_default());
    world
}

pub fn note(world: &World) -> Note {
    world.read(&StateKey::loan(LOAN)).expect("the note is there")
}

pub fn credit(world: &World, person: &Person) -> Credit {
    world.read(&StateKey::credit(&person.address)).unwrap_or_default()
}

pub fn parts(late: u128, interest: u128, principal: u128) -> Allocation {
    Allocation { late: Amount(late), interest: Amount(interest), principal: Amount(principal) }
}

pub fn moved(operation: u8, from: Place, to: Place, asset: AssetId, amount: u128) -> Move {
    Move { operation, from, to, asset, amount: Amount(amount) }
}

pub fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

pub fn refused(operation: u8, refusal: Refusal) -> Outcome {
    Outcome::Refused(Refused { operation, refusal })
}
