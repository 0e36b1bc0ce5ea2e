//! Loans: one walked from its offer to its end, one signed together, and credit records.

use super::*;
use tally_types::{
    Address, Amount, Event, Move, Place,
    loan::*,
    receipt::{CollateralMoved, LoanAgreed, LoanAssignment, LoanMade, LoanOwed, LoanPaid, LoanStatement},
    text::Text,
    wire::{Empty, List},
};

const LOAN: LoanId = LoanId(0);
const DAY_MS: u64 = 86_400_000;

/// Every operation on loans.
pub(super) fn operations() -> Vec<Value> {
    let (a, b, c, d) = (text(1), text(2), text(3), text(4));
    let cash = json!({"lender": a, "borrower": b, "terms": {
        "unit": {"recorded": {"name": "CNY", "decimals": 2}}, "principal": "10000", "rate_bps": 0,
        "repayment": {"kind": "bullet"}, "first_due_ms": 9, "grace_ms": 0, "late_rate_bps": 0}});
    let full = json!({"lender": a, "borrower": b, "guarantor": c, "witnesses": [d], "terms": {
        "unit": {"asset": 0}, "principal": "1", "rate_bps": 1200,
        "repayment": {"kind": "annuity", "count": 3, "period_ms": 60000}, "first_due_ms": 9, "grace_ms": 1,
        "late_rate_bps": 2400, "collateral": {"asset": 5, "amount": "7",
            "valuation": {"kind": "oracle", "feed": 3, "inverted": true, "haircut_bps": 2000}}}});
    let (only, some) =
        (|kind| json!({"kind": kind, "loan": 3}), |kind| json!({"kind": kind, "loan": 3, "amount": "9"}));
    let said =
        |kind| json!({"kind": kind, "loan": 3, "statement": {"text": "no", "document": "07".repeat(32)}});
    vec![
        json!({"kind": "offer_loan", "agreement": full, "deadline_ms": 5}),
        only("accept_loan"),
        only("withdraw_offer"),
        json!({"kind": "sign_loan", "agreement": cash}),
        some("repay"),
        some("record_repayment"),
        json!({"kind": "confirm_repayment", "loan": 3, "statement": 1, "agree": true}),
        some("forgive"),
        json!({"kind": "assign_loan", "loan": 3, "to": b}),
        some("add_collateral"),
        only("claim_collateral"),
        only("mark_default"),
        some("pay_as_guarantor"),
        said("dispute_loan"),
        said("witness_loan"),
        only("release_collateral"),
    ]
}

/// 1,000 units of the coin from 1 to 2, guaranteed by 3 and secured by 30 of another asset.
fn agreement() -> Agreement {
    let collateral =
        Collateral { asset: AssetId(5), amount: Amount(30), valuation: Valuation::Agreed(Amount(100)) };
    Agreement {
        lender: address(1),
        borrower: address(2),
        guarantor: Some(address(3)),
        witnesses: List::new(vec![address(4)]).unwrap(),
        terms: Terms {
            unit: Unit::Asset(AssetId::COIN),
            principal: Amount(100_000),
            rate_bps: 1_200,
            repayment: Repayment::Annuity(Instalments { count: 3, period_ms: 30 * DAY_MS }),
            first_due_ms: 30 * DAY_MS,
            grace_ms: 0,
            late_rate_bps: 2_400,
            collateral: Some(collateral),
        },
    }
}

fn made(actor: u8, nonce: u64, action: Action, moves: Vec<Move>, event: Event) -> mocks::Made {
    let actor = address(actor);
    mocks::applied(
        mocks::transaction(actor, nonce, vec![mocks::operation(actor, action)]),
        moves,
        vec![event],
    )
}

fn only() -> LoanOnly {
    LoanOnly { loan: LOAN }
}

fn between() -> LoanMade {
    LoanMade { loan: LOAN, lender: address(1), borrower: address(2) }
}

fn at(byte: u8) -> Place {
    Place::Account(address(byte))
}

fn offered() -> mocks::Made {
    let offer = OfferLoan { agreement: agreement(), deadline_ms: 9_000 };
    let moves = vec![mocks::moved(0, at(1), Place::LoanOffer(LOAN), 0, 100_000)];
    made(1, 0, Action::OfferLoan(offer), moves, Event::LoanOffered(between()))
}

fn agreed(by: u8, done: bool) -> mocks::Made {
    let moves = vec![
        mocks::moved(0, at(2), Place::LoanCollateral(LOAN), 5, 30),
        mocks::moved(0, Place::LoanOffer(LOAN), at(2), 0, 100_000),
    ];
    let event = Event::LoanAccepted(LoanAgreed { loan: LOAN, by: address(by), made: done });
    made(by, 0, Action::AcceptLoan(only()), if done { moves } else { vec![] }, event)
}

fn assigned(actor: u8, done: bool) -> mocks::Made {
    let moved = LoanAssignment { loan: LOAN, from: address(1), to: address(7), done };
    let assign = AssignLoan { loan: LOAN, to: address(7) };
    made(actor, 3, Action::AssignLoan(assign), vec![], Event::LoanAssigned(moved))
}

async fn push(setup: &Setup, block: Vec<mocks::Made>) {
    let height = setup.node.push(block);
    setup.index.reached(height).await;
}

/// The ids of an account's loans.
async fn loans(setup: &Setup, byte: u8, query: &str) -> Vec<Value> {
    let (status, page) = get(setup, &format!("/v1/accounts/{}/loans{query}", text(byte))).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page["items"].as_array().unwrap().iter().map(|loan| loan["id"].clone()).collect()
}

fn stored(guaranteed: bool) -> Offer {
    Offer { agreement: agreement(), by_lender: true, deadline_ms: 9_000, guaranteed }
}

#[tokio::test]
async fn an_offer_is_seen_by_those_it_waits_for() {
    let setup = Setup::new().await;
    setup.node.put(StateKey::loan_offer(LOAN), &stored(false));
    push(&setup, vec![offered()]).await;
    let (_, answer) = get(&setup, "/v1/loans/0").await;
    let loan = &answer["loan"];
    assert_eq!((&loan["stage"], &loan["offer"]["guaranteed"]), (&json!("offered"), &json!(false)));
    assert_eq!(loan["offer"]["by"], text(1));
    assert_eq!(
        loan["agreement"]["terms"]["collateral"]["valuation"],
        json!({"kind": "agreed", "value": "100"})
    );
    for (byte, asked) in [(1, 0), (2, 1), (3, 1), (4, 0)] {
        assert_eq!(loans(&setup, byte, "?role=asked").await.len(), asked, "{byte}");
    }
    push(&setup, vec![agreed(3, false)]).await;
    assert!(loans(&setup, 3, "?role=asked").await.is_empty());
    let (_, schedule) = get(&setup, "/v1/loans/0/schedule").await;
    assert_eq!(schedule["instalments"].as_array().unwrap().len(), 3);
    let (_, bytes) = get_bytes(&setup, "/v1/loans/0/proof").await;
    let Some(Proof::State(proof)) = ProofFile::from_bytes(&bytes).map(|file| file.proof) else {
        panic!("it is no state proof")
    };
    assert_eq!(proof.key, StateKey::loan_offer(LOAN));

    setup.node.records.lock().unwrap().remove(&StateKey::loan_offer(LOAN));
    let moves = vec![mocks::moved(0, Place::LoanOffer(LOAN), at(1), 0, 100_000)];
    push(&setup, vec![made(2, 0, Action::WithdrawOffer(only()), moves, Event::LoanOfferEnded(between()))])
        .await;
    let (_, answer) = get(&setup, "/v1/loans/0").await;
    assert_eq!((&answer["loan"]["stage"], &answer["loan"]["offer"]), (&json!("ended"), &Value::Null));
    assert!(loans(&setup, 2, "?role=asked").await.is_empty());
    assert_eq!(loans(&setup, 2, "?stage=ended").await, [json!(0)]);
    let (_, page) = get(&setup, &format!("/v1/accounts/{}/activity", text(1))).await;
    assert_eq!(
        (&page["items"][0]["kind"], &page["items"][0]["other"]["account"]),
        (&json!("withdraw_offer"), &page["items"][1]["other"]["account"])
    );
}

#[tokio::test]
async fn a_note_is_followed_to_its_end() {
    let setup = Setup::new().await;
    let mut note = Note::new(agreement(), 1_100);
    setup.node.put(StateKey::loan(LOAN), &note);
    push(&setup, vec![offered(), agreed(3, false), agreed(2, true)]).await;
    let (_, answer) = get(&setup, "/v1/loans/0").await;
    let shown = &answer["loan"]["note"];
    assert_eq!((&answer["loan"]["stage"], &shown["collateral"]), (&json!("active"), &json!("30")));
    assert_eq!((&shown["owed"]["principal"], &shown["next_due_ms"]), (&json!("100000"), &json!(30 * DAY_MS)));
    let (_, schedule) = get(&setup, "/v1/loans/0/schedule").await;
    assert_eq!(
        schedule["instalments"][1],
        json!({"number": 2, "due_ms": 60 * DAY_MS, "principal": "33333", "interest": "661"})
    );

    push(&setup, vec![assigned(1, false)]).await;
    assert_eq!(loans(&setup, 7, "?role=assignee").await, [json!(0)]);
    assert!(loans(&setup, 7, "").await.is_empty());
    push(&setup, vec![assigned(7, true)]).await;
    assert_eq!(loans(&setup, 7, "?role=lender&stage=active").await, [json!(0)]);
    assert!(loans(&setup, 7, "?role=assignee").await.is_empty());
    assert!(loans(&setup, 1, "").await.is_empty());

    let owed = Allocation { principal: Amount(100_000), ..Allocation::default() };
    let default = Event::LoanDefaulted(LoanOwed { loan: LOAN, owed });
    let paid = Event::GuaranteePaid(LoanPaid { loan: LOAN, by: address(3), counted: owed, closed: false });
    let pay = LoanAmount { loan: LOAN, amount: Amount(100_000) };
    let moves = vec![mocks::moved(0, at(3), at(7), 0, 100_000)];
    push(
        &setup,
        vec![
            made(7, 4, Action::MarkDefault(only()), vec![], default),
            made(3, 1, Action::PayAsGuarantor(pay.clone()), moves, paid),
        ],
    )
    .await;
    assert_eq!(loans(&setup, 3, "?role=lender&stage=defaulted").await, [json!(0)]);
    let said = Statement { text: Text::new("never got it").unwrap(), document: Some(Hash([7; 32])) };
    let dispute = Event::LoanDisputed(LoanStatement { loan: LOAN, by: address(2), statement: said.clone() });
    let home = Event::CollateralReleased(CollateralMoved { loan: LOAN, amount: Amount(30) });
    let forgiven = Event::LoanForgiven(LoanPaid { loan: LOAN, by: address(3), counted: owed, closed: true });
    let back = vec![mocks::moved(0, Place::LoanCollateral(LOAN), at(2), 5, 30)];
    note.closed = Some(Closed { at_ms: 1_500, forgiven: true });
    setup.node.put(StateKey::loan(LOAN), &note);
    push(
        &setup,
        vec![
            made(2, 2, Action::DisputeLoan(StateOnLoan { loan: LOAN, statement: said }), vec![], dispute),
            made(3, 2, Action::Forgive(pay), vec![], forgiven),
            made(9, 0, Action::ReleaseCollateral(only()), back, home),
        ],
    )
    .await;
    let (_, answer) = get(&setup, "/v1/loans/0").await;
    assert_eq!(
        (&answer["loan"]["stage"], &answer["loan"]["note"]["closed_ms"]),
        (&json!("forgiven"), &json!(1_500))
    );
    assert_eq!(loans(&setup, 2, "?role=borrower&stage=forgiven").await, [json!(0)]);
    the_history_is_complete(&setup).await;
}

async fn the_history_is_complete(setup: &Setup) {
    let (mut kinds, mut path) = (Vec::new(), "/v1/loans/0/history?limit=3".to_owned());
    loop {
        let (_, page) = get(setup, &path).await;
        let items = page["items"].as_array().unwrap();
        kinds.extend(items.iter().map(|item| item["event"]["kind"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/loans/0/history?limit=3&cursor={next}");
    }
    let expected = [
        "loan_offered",
        "loan_accepted",
        "loan_accepted",
        "loan_assigned",
        "loan_assigned",
        "loan_defaulted",
        "guarantee_paid",
        "loan_disputed",
        "loan_forgiven",
        "collateral_released",
    ];
    assert_eq!(kinds, expected);
}

#[tokio::test]
async fn the_last_of_equal_signatures_makes_the_loan() {
    let setup = Setup::new().await;
    let unit = RecordedUnit { name: Text::new("CNY").unwrap(), decimals: 2 };
    let terms = Terms {
        unit: Unit::Recorded(unit),
        repayment: Repayment::Bullet(Empty),
        collateral: None,
        ..agreement().terms
    };
    let sign = |byte, agreement: &Agreement| {
        mocks::operation(address(byte), Action::SignLoan(SignLoan { agreement: agreement.clone() }))
    };
    let plain = Agreement { guarantor: None, witnesses: List::default(), terms, ..agreement() };
    let other = Agreement { lender: address(3), ..plain.clone() };
    // The signatures of two loans between each other.
    let operations = vec![sign(1, &plain), sign(3, &other), sign(2, &other), sign(2, &plain)];
    let signed = |loan, lender: Address| {
        Event::LoanSigned(LoanMade { loan: LoanId(loan), lender, borrower: address(2) })
    };
    let events = vec![signed(0, address(3)), signed(1, address(1))];
    let transaction = mocks::transaction(address(2), 0, operations);
    push(&setup, vec![mocks::applied(transaction, vec![], events)]).await;
    assert_eq!(loans(&setup, 3, "").await, [json!(0)]);
    assert_eq!(loans(&setup, 1, "").await, [json!(1)]);
    let (_, page) = get(&setup, "/v1/loans/1/history").await;
    assert_eq!(page["items"][0]["operation"], 3);
}

#[tokio::test]
async fn a_credit_record_is_there_for_everybody() {
    let setup = Setup::new().await;
    let mut credit = Credit::default();
    credit.borrower.made(&Unit::Asset(AssetId::COIN), Amount(7));
    credit.borrower.late = 1;
    setup.node.put(StateKey::credit(&address(2)), &credit);
    push(&setup, vec![]).await;
    let (_, record) = get(&setup, &format!("/v1/accounts/{}/credit", text(2))).await;
    assert_eq!((&record["borrower"]["notes"], &record["borrower"]["late"]), (&json!(1), &json!(1)));
    assert_eq!(record["borrower"]["volumes"], json!([{"unit": {"asset": 0}, "amount": "7"}]));
    assert_eq!(record["assets"][0]["id"], 0);
    let (_, record) = get(&setup, &format!("/v1/accounts/{}/credit", text(9))).await;
    assert_eq!(record["lender"]["notes"], 0);
    let (status, _) = get_bytes(&setup, &format!("/v1/accounts/{}/credit/proof", text(2))).await;
    assert_eq!(status, StatusCode::OK);
    let (status, problem) = get(&setup, "/v1/loans/9").await;
    let unknown = json!(Refusal::UnknownLoan.code());
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &unknown));
}
