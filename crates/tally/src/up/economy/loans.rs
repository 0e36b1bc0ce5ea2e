//! Friends lend: in euros by instalments, in cash that the ledger only records, against collateral, and an offer that
//! still waits for an answer.

use super::{
    people::Role,
    play::{Act, Play, first},
    words::{DECIMALS, text, whole},
};
use crate::failure::Failure;
use tally_types::{
    Action, Amount, AssetId, Event,
    loan::{
        Agreement, Collateral, ConfirmRepayment, Instalments, LoanAmount, LoanId, LoanOnly, OfferLoan,
        RecordedUnit, Repayment, SignLoan, StateOnLoan, Statement, Terms, Unit, Valuation,
    },
    wire::{Empty, List},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let events = play.wave(agreements(play))?;
    let signed = |events: &[Event]| {
        first(events, |event| match event {
            Event::LoanSigned(made) | Event::LoanOffered(made) => Some(made.loan),
            _ => None,
        })
    };
    let [instalments, cash, pledged] = [0, 1, 2].map(|place: usize| signed(&events[place]));
    play.made.living_loan = signed(&events[4]);
    play.wave(vec![
        Act::by(Role::Bob, vec![repay(instalments, whole(30))]),
        Act::by(Role::Alice, vec![accept(cash)]),
        Act::by(Role::Dora, vec![accept(pledged)]),
    ])?;
    let stated = LoanAmount { loan: cash, amount: whole(40) };
    let events = play.does(Role::Alice, vec![Action::RecordRepayment(stated)])?;
    let statement = first(&events, |event| match event {
        Event::RepaymentStated(stated) => Some(stated.statement),
        _ => None,
    });
    let agreed = ConfirmRepayment { loan: cash, statement, agree: true };
    let seen =
        Statement { text: text("I was there when they shook hands · 我在场见证"), document: None };
    let witness = Action::WitnessLoan(StateOnLoan { loan: instalments, statement: seen });
    let carol = vec![Action::ConfirmRepayment(agreed), witness];
    play.does(Role::Carol, carol).map(drop)
}

fn agreements(play: &Play<'_>) -> Vec<Act> {
    let made = &play.made;
    let (euro, dollar) = (Unit::Asset(made.euro), Unit::Asset(made.dollar));
    let by_month = Repayment::Annuity(Instalments { count: 6, period_ms: 30 * DAY_MS });
    let at_once = Repayment::Bullet(Empty);
    let mut bike = agreement(play, Role::Alice, Role::Bob, terms(play, euro.clone(), 600, by_month));
    bike.witnesses = List::new(vec![play.address(Role::Carol)]).expect("one witness");
    let cash = Unit::Recorded(RecordedUnit { name: text("CNY"), decimals: DECIMALS });
    let cash = agreement(play, Role::Carol, Role::Alice, terms(play, cash, 100, at_once));
    let mut pledged = agreement(play, Role::Carol, Role::Dora, terms(play, dollar, 200, at_once));
    pledged.terms.collateral = Some(pledge(made.chakra));
    let waiting = agreement(play, Role::Bob, Role::Wei, terms(play, euro.clone(), 150, by_month));
    let living = agreement(play, Role::Wei, Role::Dora, terms(play, euro, 500, by_month));
    let sign = |agreement: Agreement, lender, borrower| {
        let sign = Action::SignLoan(SignLoan { agreement });
        Act::together(vec![(lender, sign.clone()), (borrower, sign)])
    };
    let offer = |agreement, by| {
        let deadline_ms = play.in_days(14);
        Act::by(by, vec![Action::OfferLoan(OfferLoan { agreement, deadline_ms })])
    };
    vec![
        sign(bike, Role::Alice, Role::Bob),
        offer(cash, Role::Carol),
        offer(pledged, Role::Carol),
        offer(waiting, Role::Bob),
        sign(living, Role::Wei, Role::Dora),
    ]
}

fn agreement(play: &Play<'_>, lender: Role, borrower: Role, terms: Terms) -> Agreement {
    let (lender, borrower) = (play.address(lender), play.address(borrower));
    Agreement { lender, borrower, guarantor: None, witnesses: List::default(), terms }
}

fn terms(play: &Play<'_>, unit: Unit, units: u128, repayment: Repayment) -> Terms {
    Terms {
        unit,
        principal: whole(units),
        rate_bps: 300,
        repayment,
        first_due_ms: play.in_days(30),
        grace_ms: 7 * DAY_MS,
        late_rate_bps: 500,
        collateral: None,
    }
}

/// A hundred chakra that count for as many dollars as were lent.
fn pledge(asset: AssetId) -> Collateral {
    Collateral { asset, amount: whole(100), valuation: Valuation::Agreed(whole(220)) }
}

fn accept(loan: LoanId) -> Action {
    Action::AcceptLoan(LoanOnly { loan })
}

/// Pays some of a loan back.
pub fn repay(loan: LoanId, amount: Amount) -> Action {
    Action::Repay(LoanAmount { loan, amount })
}
