//! Paying, stating, forgiving and passing on: every refusal once, then what is counted.

mod loans;
mod world;

use loans::*;
use tally_types::{
    Action, Amount, Event, Place, Refusal,
    account::SetInbox,
    asset::AssetOnly,
    loan::{Closed, Credit, History, LoanAmount, LoanId, MAX_DISPUTES, Status, Valuation},
    receipt::{LoanAssignment, LoanPaid, RepaymentAnswer, RepaymentTold},
    wire::Empty,
};
use world::*;

fn repaid(receipt: &tally_types::Receipt) -> LoanPaid {
    match receipt.events[0] {
        Event::LoanRepaid(paid) => paid,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_worked_example_of_the_reference() {
    let mut world = with_note(&agreement(terms()));
    world.pass_ms(30 * DAY_MS);
    assert_eq!(repaid(&world.apply(&borrower(), repay(33_994))).counted, parts(0, 987, 33_007));
    world.pass_ms(40 * DAY_MS);
    assert_eq!(note(&world).debt_at(world.block.time_ms).missed, Amount(33_994));
    let receipt = world.apply(&borrower(), repay(34_327));
    assert_eq!(repaid(&receipt).counted, parts(112, 882, 33_333));
    let debt = note(&world).debt;
    assert_eq!((debt.outstanding, debt.missed, debt.due()), (Amount(33_660), Amount(0), Amount(0)));
    world.pass_ms(20 * DAY_MS);
    let receipt = world.apply(&borrower(), repay(40_000));
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&borrower()), at(&lender()), GOLD, 33_881)]);
    let paid = LoanPaid { loan: LOAN, by: borrower().address, counted: parts(0, 221, 33_660), closed: true };
    assert_eq!(repaid(&receipt), paid);
    let note = note(&world);
    assert_eq!((note.status(), note.debt.missed_instalments), (Status::Repaid, 1));
    assert_eq!(note.paid, parts(112, 987 + 882 + 221, 100_000));
    assert_eq!(note.closed, Some(Closed { at_ms: START_MS + 90 * DAY_MS, forgiven: false }));
    for side in [credit(&world, &borrower()).borrower, credit(&world, &lender()).lender] {
        assert_eq!((side.notes, side.on_time, side.late, side.defaulted), (1, 0, 1, 0));
    }
}

#[test]
fn whoever_pays_on_the_due_dates_pays_the_schedule() {
    let mut world = with_note(&agreement(terms()));
    for instalment in terms().schedule(START_MS) {
        world.block.time_ms = instalment.due_ms;
        let total = instalment.principal.0 + instalment.interest.0;
        let receipt = world.apply(&borrower(), repay(total));
        assert_eq!(repaid(&receipt).counted, parts(0, instalment.interest.0, instalment.principal.0));
    }
    assert_eq!((note(&world).status(), credit(&world, &borrower()).borrower.on_time), (Status::Repaid, 1));
}

#[test]
fn paying_within_the_grace_is_in_time() {
    let mut world = with_note(&agreement(terms()));
    world.pass_ms(35 * DAY_MS);
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::NotOverdue);
    world.apply(&borrower(), repay(33_994 + 165));
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&lender(), mark_default()), Refusal::NotOverdue);
    assert_eq!(note(&world).debt_at(world.block.time_ms).missed_instalments, 0);
}

#[test]
fn paying_early_costs_only_the_days_and_ends_the_note() {
    let mut world = with_note(&agreement(secured(Valuation::Forfeit(Empty))));
    world.pass_ms(DAY_MS);
    let receipt = world.apply(&stranger(), repay(u128::MAX));
    // A day of 12 % on 1,000.00 is 0.3287…
    assert_eq!(repaid(&receipt).counted, parts(0, 33, 100_000));
    let moves = [
        moved(0, at(&stranger()), at(&lender()), GOLD, 100_033),
        moved(0, Place::LoanCollateral(LOAN), at(&borrower()), SILVER, 300),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!((world.balance(&borrower(), SILVER), credit(&world, &lender()).lender.on_time), (1_000, 1));
}

#[test]
fn each_rule_refuses_a_repayment() {
    let mut world = with_note(&agreement(terms()));
    let nowhere = Action::Repay(LoanAmount { loan: LoanId(1), amount: Amount(1) });
    assert_eq!(world.refuse(&borrower(), nowhere), Refusal::UnknownLoan);
    assert_eq!(world.refuse(&lender(), repay(1)), Refusal::PayerIsLender);
    assert_eq!(world.refuse(&person(7), repay(1)), Refusal::InsufficientFunds);
    let zero = world.tx(&borrower()).does(&borrower(), repay(0));
    assert_eq!(world.run(&zero), Err(Refusal::AmountZero));
    world.apply(&borrower(), grant(40, &[0x74], &[(GOLD, 99)], START_MS + DAY_MS));
    let scoped = world.tx(&stranger()).does(&borrower().with(&[40]), repay(100));
    assert_eq!(world.run(&scoped).unwrap().outcome, refused(0, Refusal::KeyLimitExceeded));
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &borrower())));
    assert_eq!(world.refuse(&borrower(), repay(1)), Refusal::AccountFrozen);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&borrower(), repay(1)), Refusal::AssetPaused);
    world.apply(&issuer(), Action::Resume(AssetOnly { asset: GOLD }));
    world.apply(&stranger(), repay(u128::MAX));
    assert_eq!(world.refuse(&stranger(), repay(1)), Refusal::LoanClosed);
    let mut world = with_note(&agreement(in_cash()));
    assert_eq!(world.refuse(&borrower(), repay(1)), Refusal::UnitMismatch);
}

#[test]
fn a_lender_cannot_shut_out_what_it_is_owed() {
    let mut world = with_listed_gold();
    make(&mut world, &agreement(terms()));
    let shut = SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) };
    world.apply(&lender(), Action::SetInbox(shut));
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &lender())));
    world.apply(&issuer(), Action::Disallow(holder(GOLD, &lender())));
    world.apply(&borrower(), repay(50_000));
    assert_eq!(world.balance(&lender(), GOLD), GOLD_EACH - 50_000);
    world.apply(&issuer(), Action::Disallow(holder(GOLD, &borrower())));
    assert_eq!(world.refuse(&borrower(), repay(1)), Refusal::NotAllowed);
}

#[test]
fn a_cash_repayment_counts_when_both_have_said_so() {
    let mut world = with_note(&agreement(in_cash()));
    world.pass_ms(30 * DAY_MS);
    let receipt = world.apply(&borrower(), record(5_000));
    let told = RepaymentTold { loan: LOAN, statement: 0, by: borrower().address, amount: Amount(5_000) };
    assert_eq!(receipt.events.to_vec(), [Event::RepaymentStated(told)]);
    assert_eq!(note(&world).debt.outstanding, Amount(10_000));
    assert_eq!(world.refuse(&borrower(), answer(0, true)), Refusal::OwnStatement);
    // 30 days of 12 % on 100.00 are 0.986…
    let receipt = world.apply(&lender(), answer(0, true));
    let answered = RepaymentAnswer {
        loan: LOAN,
        statement: 0,
        by: lender().address,
        agreed: true,
        counted: parts(0, 99, 4_901),
        closed: false,
    };
    assert_eq!(receipt.events.to_vec(), [Event::RepaymentAnswered(answered)]);
    assert_eq!(world.refuse(&lender(), answer(0, true)), Refusal::UnknownStatement);
    world.apply(&lender(), record(6_000));
    let receipt = world.apply(&borrower(), answer(1, true));
    let Event::RepaymentAnswered(answered) = receipt.events[0] else { panic!("{receipt:?}") };
    assert_eq!((answered.counted, answered.closed), (parts(0, 0, 5_099), true));
    assert_eq!((note(&world).status(), note(&world).statements), (Status::Repaid, 2));
    assert_eq!(world.refuse(&lender(), record(1)), Refusal::LoanClosed);
    assert_eq!(world.refuse(&lender(), answer(0, true)), Refusal::LoanClosed);
}

#[test]
fn a_statement_is_denied_or_taken_back_and_few_wait() {
    let mut world = with_note(&agreement(in_cash()));
    assert_eq!(world.refuse(&stranger(), record(1)), Refusal::NotParty);
    for _ in 0..4 {
        world.apply(&borrower(), record(1));
    }
    assert_eq!(world.refuse(&borrower(), record(1)), Refusal::TooManyStatements);
    world.apply(&lender(), record(2));
    assert_eq!(world.refuse(&stranger(), answer(0, false)), Refusal::NotParty);
    assert_eq!(world.refuse(&lender(), answer(9, true)), Refusal::UnknownStatement);
    let receipt = world.apply(&lender(), answer(1, false));
    let Event::RepaymentAnswered(answered) = receipt.events[0] else { panic!("{receipt:?}") };
    assert_eq!((answered.agreed, answered.counted, answered.closed), (false, parts(0, 0, 0), false));
    world.apply(&borrower(), answer(0, false));
    let waiting: Vec<u32> = note(&world).pending.iter().map(|pending| pending.number).collect();
    assert_eq!((waiting, note(&world).debt.outstanding), (vec![2, 3, 4], Amount(10_000)));
    let mut world = with_note(&agreement(terms()));
    assert_eq!(world.refuse(&borrower(), record(1)), Refusal::UnitMismatch);
    assert_eq!(world.refuse(&borrower(), answer(0, true)), Refusal::UnknownStatement);
}

#[test]
fn both_may_state_and_agree_in_one_transaction() {
    let mut world = with_note(&agreement(in_cash()));
    let tx = world.tx(&lender()).does(&borrower(), record(10_000)).does(&lender(), answer(0, true));
    assert_eq!(world.run(&tx).unwrap().outcome, applied());
    assert_eq!(note(&world).status(), Status::Repaid);
}

#[test]
fn what_is_forgiven_is_owed_no_more() {
    let mut world = with_note(&agreement(secured(Valuation::Forfeit(Empty))));
    assert_eq!(world.refuse(&borrower(), forgive(1)), Refusal::NotLender);
    world.pass_ms(DAY_MS);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: SILVER }));
    let receipt = world.apply(&lender(), forgive(40_033));
    let by = lender().address;
    let counted = parts(0, 33, 40_000);
    let event = Event::LoanForgiven(LoanPaid { loan: LOAN, by, counted, closed: false });
    assert_eq!(receipt.events.to_vec(), [event]);
    let receipt = world.apply(&lender(), forgive(u128::MAX));
    assert_eq!(receipt.moves.to_vec(), [moved(0, Place::LoanCollateral(LOAN), at(&borrower()), SILVER, 300)]);
    assert_eq!((note(&world).status(), note(&world).forgiven), (Status::Forgiven, parts(0, 33, 100_000)));
    assert_eq!(credit(&world, &borrower()).borrower.forgiven, 1);
    assert_eq!(world.refuse(&lender(), forgive(1)), Refusal::LoanClosed);
}

#[test]
fn a_note_is_passed_on_when_the_new_lender_takes_it() {
    let mut world = with_note(&guaranteed(terms()));
    assert_eq!(world.refuse(&stranger(), assign(&stranger())), Refusal::NotLender);
    assert_eq!(world.refuse(&lender(), assign(&borrower())), Refusal::AssigneeIsBorrower);
    assert_eq!(world.refuse(&lender(), assign(&lender())), Refusal::AlreadySo);
    world.apply(&lender(), assign(&stranger()));
    assert_eq!(world.refuse(&lender(), assign(&stranger())), Refusal::AlreadySo);
    world.apply(&lender(), assign(&lender()));
    assert_eq!(world.refuse(&stranger(), assign(&stranger())), Refusal::NotLender);
    let tx =
        world.tx(&lender()).does(&lender(), assign(&guarantor())).does(&guarantor(), assign(&guarantor()));
    let receipt = world.run(&tx).unwrap();
    let (from, to) = (lender().address, guarantor().address);
    let step = |done| Event::LoanAssigned(LoanAssignment { loan: LOAN, from, to, done });
    assert_eq!(receipt.events.to_vec(), [step(false), step(true)]);
    assert_eq!((note(&world).lender, note(&world).guarantor), (to, None));
    let (old, new) = (credit(&world, &lender()).lender, credit(&world, &guarantor()).lender);
    assert_eq!((old.notes, old.passed_on, new.notes, new.volumes.len()), (1, 1, 1, 0));
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(world.balance(&guarantor(), GOLD), GOLD_EACH + 100_000);
    assert_eq!(credit(&world, &guarantor()).lender.on_time, 1);
    assert_eq!(world.refuse(&guarantor(), assign(&stranger())), Refusal::LoanClosed);
}

#[test]
fn a_note_of_a_listed_asset_is_not_passed_on_past_the_list() {
    let mut world = with_listed_gold();
    make(&mut world, &agreement(terms()));
    world.apply(&lender(), assign(&stranger()));
    assert_eq!(world.refuse(&stranger(), assign(&stranger())), Refusal::NotAllowed);
    world.apply(&issuer(), Action::Allow(holder(GOLD, &stranger())));
    world.apply(&borrower(), repay(u128::MAX));
    assert_eq!(world.refuse(&stranger(), assign(&stranger())), Refusal::NotLender);
}

#[test]
fn disputes_and_witnesses_stay_for_ever() {
    let mut world = with_note(&agreement(terms()));
    let (dispute, testify) =
        (Action::DisputeLoan(statement("I never got it")), Action::WitnessLoan(statement("I saw them sign")));
    assert_eq!(world.refuse(&witness(), dispute.clone()), Refusal::NotParty);
    assert_eq!(world.refuse(&lender(), testify.clone()), Refusal::NotWitness);
    let hidden = world.tx(&lender()).does(&lender(), Action::DisputeLoan(statement("a\u{202e}b")));
    assert_eq!(world.run(&hidden), Err(Refusal::TextNotPlain));
    world.apply(&witness(), testify.clone());
    assert_eq!(world.refuse(&witness(), testify), Refusal::AlreadySo);
    world.apply(&lender(), forgive(u128::MAX));
    for _ in 0..MAX_DISPUTES {
        world.apply(&borrower(), dispute.clone());
    }
    assert_eq!(world.refuse(&borrower(), dispute.clone()), Refusal::TooManyDisputes);
    world.apply(&lender(), dispute);
    let note = note(&world);
    assert_eq!((note.witnessed, note.lender_disputes, note.borrower_disputes), (1, 1, 8));
}

#[test]
fn the_history_is_the_chain_of_the_events_in_the_receipts() {
    let mut world = with_gold();
    let first = world.receipts.len();
    make(&mut world, &agreement(in_cash()));
    world.apply(&borrower(), record(10));
    world.apply(&lender(), answer(0, true));
    world.apply(&witness(), Action::WitnessLoan(statement("so it was")));
    world.apply(&lender(), assign(&stranger()));
    world.apply(&stranger(), assign(&stranger()));
    world.apply(&borrower(), Action::DisputeLoan(statement("too much")));
    world.apply(&stranger(), forgive(u128::MAX));
    let mut history = History::default();
    for event in world.receipts[first..].iter().flat_map(|receipt| receipt.events.iter()) {
        history.append(event);
    }
    assert_eq!((note(&world).history, history.count), (history, 8));
}

#[test]
fn a_credit_record_keeps_the_volume_of_eight_units() {
    let mut world = with_gold();
    for number in 0..9 {
        let mut agreement = agreement(in_cash());
        let name = text(&format!("U{number}"));
        agreement.terms.unit =
            tally_types::loan::Unit::Recorded(tally_types::loan::RecordedUnit { name, decimals: 0 });
        make(&mut world, &agreement);
        make(&mut world, &agreement);
    }
    let Credit { borrower, .. } = credit(&world, &borrower());
    assert_eq!((borrower.notes, borrower.volumes.len()), (18, 8));
    assert!(borrower.volumes.iter().all(|volume| volume.amount == Amount(20_000)));
}
