//! One of each action, place, event, record and key of loans.

use super::{Sample, address, amount, hash, list, sample, text};
use tally_types::{
    Action, AssetId, Event, Place, StateKey,
    loan::{
        Agreement, Allocation, AssignLoan, Closed, Collateral, ConfirmRepayment, Credit, Debt, History,
        Instalments, LoanAmount, LoanId, LoanOnly, Note, Offer, OfferLoan, OracleValuation, PendingRepayment,
        RecordedUnit, Repayment, Side, SignLoan, StateOnLoan, Statement, Terms, Unit, Valuation, Volume,
    },
    oracle::FeedId,
    receipt::{
        CollateralClaim, CollateralMoved, LoanAgreed, LoanAssignment, LoanMade, LoanOwed, LoanPaid,
        LoanStatement, RepaymentAnswer, RepaymentTold,
    },
    wire::Empty,
};

fn terms() -> Terms {
    Terms {
        unit: Unit::Asset(AssetId(0x0701)),
        principal: amount(0x70),
        rate_bps: 0x0702,
        repayment: Repayment::Annuity(Instalments { count: 0x0103, period_ms: 0x0704 }),
        first_due_ms: 0x0705,
        grace_ms: 0x0706,
        late_rate_bps: 0x0707,
        collateral: Some(Collateral {
            asset: AssetId(0x0708),
            amount: amount(0x71),
            valuation: Valuation::Oracle(OracleValuation {
                feed: FeedId(0x0709),
                inverted: true,
                haircut_bps: 0x070a,
            }),
        }),
    }
}

fn agreement() -> Agreement {
    Agreement {
        lender: address(0x70),
        borrower: address(0x71),
        guarantor: Some(address(0x72)),
        witnesses: list(vec![address(0x73), address(0x74)]),
        terms: terms(),
    }
}

fn in_cash() -> Agreement {
    let unit = Unit::Recorded(RecordedUnit { name: text("CNY 元"), decimals: 2 });
    let repayment = Repayment::EqualPrincipal(Instalments { count: 0x0104, period_ms: 0x0711 });
    let valuation = Valuation::Agreed(amount(0x75));
    let collateral = Some(Collateral { asset: AssetId(0x0712), amount: amount(0x76), valuation });
    Agreement { guarantor: None, terms: Terms { unit, repayment, collateral, ..terms() }, ..agreement() }
}

fn bullet() -> Agreement {
    let collateral = Some(Collateral {
        asset: AssetId(0x0713),
        amount: amount(0x77),
        valuation: Valuation::Forfeit(Empty),
    });
    let terms = Terms { repayment: Repayment::Bullet(Empty), collateral, ..terms() };
    Agreement { witnesses: list(vec![]), terms, ..agreement() }
}

fn of(number: u64) -> LoanAmount {
    LoanAmount { loan: LoanId(number), amount: amount(number + 1) }
}

fn only(number: u64) -> LoanOnly {
    LoanOnly { loan: LoanId(number) }
}

fn statement() -> Statement {
    Statement { text: text("I saw it 我看见了"), document: Some(hash(0x79)) }
}

pub fn actions() -> Vec<Action> {
    vec![
        Action::OfferLoan(OfferLoan { agreement: agreement(), deadline_ms: 0x0720 }),
        Action::AcceptLoan(only(0x71)),
        Action::WithdrawOffer(only(0x72)),
        Action::SignLoan(SignLoan { agreement: in_cash() }),
        Action::Repay(of(0x74)),
        Action::RecordRepayment(of(0x75)),
        Action::ConfirmRepayment(ConfirmRepayment { loan: LoanId(0x76), statement: 0x0721, agree: true }),
        Action::Forgive(of(0x77)),
        Action::AssignLoan(AssignLoan { loan: LoanId(0x78), to: address(0x78) }),
        Action::AddCollateral(of(0x79)),
        Action::ClaimCollateral(only(0x7a)),
        Action::MarkDefault(only(0x7b)),
        Action::PayAsGuarantor(of(0x7c)),
        Action::DisputeLoan(StateOnLoan { loan: LoanId(0x7d), statement: statement() }),
        Action::WitnessLoan(StateOnLoan {
            loan: LoanId(0x7e),
            statement: Statement { document: None, ..statement() },
        }),
        Action::ReleaseCollateral(only(0x7f)),
    ]
}

pub fn places() -> Vec<Place> {
    vec![Place::LoanCollateral(LoanId(0x70)), Place::LoanOffer(LoanId(0x71))]
}

fn counted() -> Allocation {
    Allocation { late: amount(0x7a), interest: amount(0x7b), principal: amount(0x7c) }
}

pub fn events() -> Vec<Event> {
    let made = |number| LoanMade { loan: LoanId(number), lender: address(0x73), borrower: address(0x74) };
    let paid =
        |number| LoanPaid { loan: LoanId(number), by: address(0x75), counted: counted(), closed: true };
    let said = |number| LoanStatement { loan: LoanId(number), by: address(0x76), statement: statement() };
    let moved = |number| CollateralMoved { loan: LoanId(number), amount: amount(number) };
    let (by, statement, amount) = (address(0x77), 0x0731, amount(0x7d));
    vec![
        Event::LoanOffered(made(0x70)),
        Event::LoanAccepted(LoanAgreed { loan: LoanId(0x71), by, made: true }),
        Event::LoanOfferEnded(made(0x72)),
        Event::LoanSigned(made(0x73)),
        Event::LoanRepaid(paid(0x74)),
        Event::RepaymentStated(RepaymentTold { loan: LoanId(0x75), statement, by, amount }),
        Event::RepaymentAnswered(RepaymentAnswer {
            loan: LoanId(0x76),
            statement,
            by,
            agreed: true,
            counted: counted(),
            closed: false,
        }),
        Event::LoanForgiven(paid(0x77)),
        Event::LoanAssigned(LoanAssignment {
            loan: LoanId(0x78),
            from: address(0x78),
            to: address(0x79),
            done: true,
        }),
        Event::CollateralAdded(moved(0x79)),
        Event::CollateralClaimed(CollateralClaim {
            loan: LoanId(0x7a),
            taken: amount,
            counted: counted(),
            closed: true,
        }),
        Event::LoanDefaulted(LoanOwed { loan: LoanId(0x7b), owed: counted() }),
        Event::GuaranteePaid(paid(0x7c)),
        Event::LoanDisputed(said(0x7d)),
        Event::LoanWitnessed(said(0x7e)),
        Event::CollateralReleased(moved(0x7f)),
    ]
}

fn note() -> Note {
    let pending = |number| PendingRepayment {
        number,
        by_lender: number == 0x0741,
        amount: amount(number.into()),
        stated_ms: 0x0742,
    };
    Note {
        agreement: in_cash(),
        start_ms: 0x0743,
        payment: amount(0x80),
        lender: address(0x7a),
        guarantor: Some(address(0x7b)),
        assignee: Some(address(0x7c)),
        debt: Debt {
            outstanding: amount(0x81),
            interest: amount(0x82),
            late: amount(0x83),
            due_interest: amount(0x84),
            missed: amount(0x85),
            planned: amount(0x86),
            passed: 0x0744,
            judged: 0x0745,
            missed_instalments: 0x0746,
            interest_ms: 0x0747,
            late_ms: 0x0748,
            interest_ahead: 0x0750,
            late_ahead: 0x0752,
        },
        paid: counted(),
        forgiven: Allocation { late: amount(0x87), interest: amount(0x88), principal: amount(0x89) },
        collateral: amount(0x8a),
        pending: list(vec![pending(0x0740), pending(0x0741)]),
        statements: 0x0749,
        witnessed: 0x4a,
        lender_disputes: 0x4b,
        borrower_disputes: 0x4c,
        defaulted_ms: Some(0x074d),
        closed: Some(Closed { at_ms: 0x074e, forgiven: true }),
        history: History { count: 0x074f, head: hash(0x7d) },
    }
}

fn side(first: u64) -> Side {
    let volume = |unit, units| Volume { unit, amount: amount(units) };
    let cash = Unit::Recorded(RecordedUnit { name: text("CNY"), decimals: 2 });
    Side {
        notes: first,
        on_time: first + 1,
        late: first + 2,
        defaulted: first + 3,
        forgiven: first + 4,
        passed_on: first + 5,
        volumes: list(vec![volume(Unit::Asset(AssetId(first)), first), volume(cash, first + 6)]),
    }
}

pub fn records() -> Vec<Sample> {
    let offer = |agreement| Offer { agreement, by_lender: true, deadline_ms: 0x0751, guaranteed: false };
    vec![
        sample("Note", note()),
        sample("Credit", Credit { borrower: side(0x0760), lender: side(0x0770) }),
        sample("Offer", offer(agreement())),
        sample("Offer/bullet", Offer { by_lender: false, guaranteed: true, ..offer(bullet()) }),
    ]
}

pub fn keys() -> Vec<Sample> {
    vec![
        sample("StateKey/loan", StateKey::loan(LoanId(0x0708))),
        sample("StateKey/credit", StateKey::credit(&address(0x7e))),
        sample("StateKey/loan_offer", StateKey::loan_offer(LoanId(0x0709))),
    ]
}
