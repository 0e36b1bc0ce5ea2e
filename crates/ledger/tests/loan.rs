//! Making loans: every refusal of an offer, its acceptance, its end and of signing together, then what moves.

mod loans;
mod world;

use loans::*;
use tally_types::{
    Action, Address, Amount, Event, Place, Refusal, StateKey,
    asset::AssetOnly,
    loan::{
        Agreement, Debt, History, Instalments, MAX_OFFER_MS, MAX_PRINCIPAL, MAX_RATE_BPS, MAX_TERM_MS, Offer,
        OracleValuation, RecordedUnit, Repayment, Status, Terms, Unit, Valuation,
    },
    oracle::FeedId,
    receipt::{LoanAgreed, LoanMade},
    wire::Empty,
};
use world::*;

const DEADLINE_MS: u64 = START_MS + DAY_MS;

fn made() -> LoanMade {
    LoanMade { loan: LOAN, lender: lender().address, borrower: borrower().address }
}

fn agreed(by: &Person, made: bool) -> Event {
    Event::LoanAccepted(LoanAgreed { loan: LOAN, by: by.address, made })
}

#[test]
fn a_loan_signed_together_moves_its_principal_and_begins_its_history() {
    let mut world = with_gold();
    let receipt = make(&mut world, &guaranteed(secured(Valuation::Forfeit(Empty))));
    let moves = [
        moved(2, at(&borrower()), Place::LoanCollateral(LOAN), SILVER, 300),
        moved(2, at(&lender()), at(&borrower()), GOLD, 100_000),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    let event = Event::LoanSigned(made());
    assert_eq!(receipt.events.to_vec(), std::slice::from_ref(&event));
    let note = note(&world);
    assert_eq!((note.status(), note.start_ms, note.collateral), (Status::Active, START_MS, Amount(300)));
    assert_eq!((note.debt, note.payment), (Debt::new(Amount(100_000), START_MS), Amount(33_994)));
    let mut history = History::default();
    history.append(&event);
    assert_eq!(note.history, history);
    let (of_borrower, of_lender) = (credit(&world, &borrower()).borrower, credit(&world, &lender()).lender);
    assert_eq!((of_borrower.notes, of_borrower.volumes[0].amount), (1, Amount(100_000)));
    assert_eq!(of_borrower, of_lender);
}

#[test]
fn a_recorded_claim_moves_nothing() {
    let mut world = with_gold();
    let receipt = make(&mut world, &agreement(in_cash()));
    assert_eq!(receipt.moves.to_vec(), []);
    assert_eq!(note(&world).debt.outstanding, Amount(10_000));
}

#[test]
fn each_rule_of_an_agreement_refuses_it_from_the_bytes() {
    let good = guaranteed(terms());
    let with = |change: fn(&mut Terms)| {
        let mut agreement = good.clone();
        change(&mut agreement.terms);
        agreement
    };
    let unit = |name: &str, decimals| Terms {
        unit: Unit::Recorded(RecordedUnit { name: text(name), decimals }),
        ..in_cash()
    };
    let every = |count, period_ms| Repayment::EqualPrincipal(Instalments { count, period_ms });
    let term = |repayment| agreement(Terms { repayment, grace_ms: 0, ..terms() });
    let oracle = |haircut_bps| {
        let valuation = OracleValuation { feed: FeedId(0), inverted: false, haircut_bps };
        agreement(secured(Valuation::Oracle(valuation)))
    };
    let gold = || {
        let mut terms = secured(Valuation::Forfeit(Empty));
        terms.collateral.as_mut().unwrap().asset = GOLD;
        agreement(terms)
    };
    let table: Vec<(Agreement, Refusal)> = vec![
        (with(|terms| terms.principal = Amount::ZERO), Refusal::AmountZero),
        (agreement(secured(Valuation::Agreed(Amount::ZERO))), Refusal::AmountZero),
        (agreement(unit(" CNY", 2)), Refusal::TextNotPlain),
        (agreement(unit("CN\u{200b}Y", 2)), Refusal::TextNotPlain),
        (agreement(unit("CNY", 19)), Refusal::DecimalsTooMany),
        (Agreement { borrower: good.lender, ..good.clone() }, Refusal::PartiesInvalid),
        (Agreement { guarantor: Some(good.lender), ..good.clone() }, Refusal::PartiesInvalid),
        (Agreement { guarantor: Some(good.borrower), ..good.clone() }, Refusal::PartiesInvalid),
        (Agreement { witnesses: list(vec![good.borrower]), ..good.clone() }, Refusal::PartiesInvalid),
        (Agreement { witnesses: list(vec![Address([9; 20]); 2]), ..good.clone() }, Refusal::PartiesInvalid),
        (Agreement { lender: stranger().address, ..good.clone() }, Refusal::PartiesInvalid),
        (with(|terms| terms.principal.0 = MAX_PRINCIPAL.0 + 1), Refusal::TermsInvalid),
        (with(|terms| terms.rate_bps = MAX_RATE_BPS + 1), Refusal::TermsInvalid),
        (with(|terms| terms.late_rate_bps = MAX_RATE_BPS + 1), Refusal::TermsInvalid),
        (with(|terms| terms.grace_ms = 30 * DAY_MS + 1), Refusal::TermsInvalid),
        (with(|terms| terms.first_due_ms = u64::MAX), Refusal::TermsInvalid),
        (term(every(0, DAY_MS)), Refusal::TermsInvalid),
        (term(every(361, DAY_MS)), Refusal::TermsInvalid),
        (term(every(2, 59_999)), Refusal::TermsInvalid),
        (term(every(3, MAX_TERM_MS / 2 + 1)), Refusal::TermsInvalid),
        (term(every(2, u64::MAX)), Refusal::TermsInvalid),
        (oracle(10_000), Refusal::CollateralInvalid),
        (gold(), Refusal::CollateralInvalid),
    ];
    let mut world = with_gold();
    for (agreement, refusal) in table {
        let tx = world.tx(&lender()).does(&lender(), offer(&agreement, DEADLINE_MS));
        assert_eq!(world.run(&tx), Err(refusal), "{agreement:?}");
        let tx = world.tx(&lender()).does(&lender(), sign(&agreement));
        assert_eq!(world.run(&tx), Err(refusal), "{agreement:?}");
    }
    let by_guarantor = world.tx(&guarantor()).does(&guarantor(), offer(&good, DEADLINE_MS));
    assert_eq!(world.run(&by_guarantor), Err(Refusal::PartiesInvalid));
    make(&mut world, &good);
}

/// What each rule of money says to the lender, who gives the principal, whichever way the loan is made.
#[test]
fn each_rule_refuses_a_lender_s_principal() {
    type Setup = fn(&mut World);
    let table: &[(Setup, Refusal)] = &[
        (
            |world| drop(world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }))),
            Refusal::AssetPaused,
        ),
        (
            |world| drop(world.apply(&issuer(), Action::Freeze(holder(GOLD, &lender())))),
            Refusal::AccountFrozen,
        ),
        (
            |world| drop(world.apply(&lender(), send(&issuer(), GOLD, GOLD_EACH - 99_999))),
            Refusal::InsufficientFunds,
        ),
    ];
    let good = agreement(terms());
    for (setup, refusal) in table {
        let mut world = with_gold();
        setup(&mut world);
        assert_eq!(world.refuse(&lender(), offer(&good, DEADLINE_MS)), *refusal);
        let tx = world.tx(&lender()).does(&lender(), sign(&good)).does(&borrower(), sign(&good));
        assert_eq!(world.run(&tx).unwrap().outcome, refused(1, *refusal));
        world.apply(&borrower(), offer(&good, DEADLINE_MS));
        assert_eq!(world.refuse(&lender(), accept()), *refusal);
    }
    let mut world = with_gold();
    let nothing = agreement(Terms { unit: Unit::Asset(tally_types::AssetId(9)), ..terms() });
    assert_eq!(world.refuse(&lender(), offer(&nothing, DEADLINE_MS)), Refusal::UnknownAsset);
    assert_eq!(world.refuse(&borrower(), offer(&nothing, DEADLINE_MS)), Refusal::UnknownAsset);
}

#[test]
fn a_borrower_off_the_list_gets_no_principal() {
    let good = agreement(terms());
    let mut world = with_listed_gold();
    world.apply(&lender(), offer(&good, DEADLINE_MS));
    world.apply(&issuer(), Action::Disallow(holder(GOLD, &borrower())));
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::NotAllowed);
    let tx = world.tx(&lender()).does(&lender(), sign(&good)).does(&borrower(), sign(&good));
    assert_eq!(world.run(&tx).unwrap().outcome, refused(1, Refusal::NotAllowed));
    world.apply(&lender(), withdraw());
    assert_eq!(world.balance(&lender(), GOLD), GOLD_EACH);
}

#[test]
fn a_lender_s_offer_holds_the_principal_until_the_borrower_accepts() {
    let mut world = with_gold();
    let agreement = agreement(secured(Valuation::Forfeit(Empty)));
    let receipt = world.apply(&lender(), offer(&agreement, DEADLINE_MS));
    let escrow = Place::LoanOffer(LOAN);
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&lender()), escrow, GOLD, 100_000)]);
    assert_eq!(receipt.events.to_vec(), [Event::LoanOffered(made())]);
    assert_eq!(world.refuse(&lender(), accept()), Refusal::NotParty);
    assert_eq!(world.refuse(&stranger(), accept()), Refusal::NotParty);
    world.pass_ms(DAY_MS);
    let receipt = world.apply(&borrower(), accept());
    let moves = [
        moved(0, at(&borrower()), Place::LoanCollateral(LOAN), SILVER, 300),
        moved(0, escrow, at(&borrower()), GOLD, 100_000),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    assert_eq!(receipt.events.to_vec(), [agreed(&borrower(), true)]);
    assert_eq!((note(&world).start_ms, note(&world).history.count), (DEADLINE_MS, 1));
    assert_eq!(world.read::<Offer>(&StateKey::loan_offer(LOAN)), None);
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::UnknownOffer);
}

#[test]
fn a_borrower_s_offer_holds_the_collateral_until_the_lender_accepts() {
    let mut world = with_gold();
    let agreement = agreement(secured(Valuation::Forfeit(Empty)));
    let receipt = world.apply(&borrower(), offer(&agreement, DEADLINE_MS));
    let escrow = Place::LoanCollateral(LOAN);
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&borrower()), escrow, SILVER, 300)]);
    let receipt = world.apply(&lender(), accept());
    assert_eq!(receipt.moves.to_vec(), [moved(0, at(&lender()), at(&borrower()), GOLD, 100_000)]);
    assert_eq!((world.balance(&borrower(), SILVER), note(&world).collateral), (700, Amount(300)));
}

#[test]
fn collateral_is_there_when_it_is_promised() {
    let mut world = with_gold();
    let agreement = agreement(secured(Valuation::Forfeit(Empty)));
    world.apply(&lender(), offer(&agreement, DEADLINE_MS));
    world.apply(&borrower(), send(&issuer(), SILVER, 701));
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&borrower(), offer(&agreement, DEADLINE_MS)), Refusal::InsufficientFunds);
    world.apply(&issuer(), Action::Freeze(holder(SILVER, &borrower())));
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::AccountFrozen);
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: SILVER }));
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::AssetPaused);
}

#[test]
fn an_offer_ends_by_a_party_or_after_its_deadline_by_anyone() {
    let mut world = with_gold();
    let agreement = agreement(terms());
    world.apply(&lender(), offer(&agreement, DEADLINE_MS));
    assert_eq!(world.refuse(&stranger(), withdraw()), Refusal::NotParty);
    world.pass_ms(DAY_MS);
    assert_eq!(world.refuse(&stranger(), withdraw()), Refusal::NotParty);
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &lender())));
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD }));
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::AssetPaused);
    world.pass_ms(1);
    let receipt = world.apply(&stranger(), withdraw());
    assert_eq!(receipt.moves.to_vec(), [moved(0, Place::LoanOffer(LOAN), at(&lender()), GOLD, 100_000)]);
    assert_eq!(receipt.events.to_vec(), [Event::LoanOfferEnded(made())]);
    assert_eq!(world.refuse(&stranger(), withdraw()), Refusal::UnknownOffer);
    assert_eq!(world.balance(&lender(), GOLD), GOLD_EACH);
}

#[test]
fn an_offer_past_its_deadline_is_not_accepted() {
    let mut world = with_gold();
    world.apply(&lender(), offer(&guaranteed(terms()), DEADLINE_MS));
    world.pass_ms(DAY_MS + 1);
    assert_eq!(world.refuse(&guarantor(), accept()), Refusal::DeadlinePast);
    assert_eq!(world.refuse(&borrower(), accept()), Refusal::DeadlinePast);
    world.apply(&borrower(), withdraw());
}

#[test]
fn an_offer_s_times_are_ahead_and_within_limits() {
    let mut world = with_gold();
    let good = agreement(terms());
    let late = agreement(Terms { first_due_ms: START_MS + MAX_TERM_MS - 60 * DAY_MS + 1, ..terms() });
    for deadline_ms in [START_MS, START_MS + MAX_OFFER_MS + 1] {
        assert_eq!(world.refuse(&lender(), offer(&good, deadline_ms)), Refusal::DeadlineInvalid);
    }
    let first_due_ms = good.terms.first_due_ms;
    assert_eq!(world.refuse(&lender(), offer(&good, first_due_ms)), Refusal::DueDateInvalid);
    assert_eq!(world.refuse(&lender(), offer(&late, DEADLINE_MS)), Refusal::DueDateInvalid);
    let tx = world.tx(&lender()).does(&lender(), sign(&late)).does(&borrower(), sign(&late));
    assert_eq!(world.run(&tx).unwrap().outcome, refused(1, Refusal::DueDateInvalid));
    world.apply(&lender(), offer(&good, first_due_ms - 1));
    world.pass_ms(30 * DAY_MS);
    let tx = world.tx(&lender()).does(&lender(), sign(&good)).does(&borrower(), sign(&good));
    assert_eq!(world.run(&tx).unwrap().outcome, refused(1, Refusal::DueDateInvalid));
}

#[test]
fn a_guarantor_agrees_before_the_note_is_made() {
    let mut world = with_gold();
    world.apply(&borrower(), offer(&guaranteed(terms()), DEADLINE_MS));
    assert_eq!(world.refuse(&lender(), accept()), Refusal::GuarantorMissing);
    let receipt = world.apply(&guarantor(), accept());
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![agreed(&guarantor(), false)]));
    assert_eq!(world.refuse(&guarantor(), accept()), Refusal::AlreadySo);
    world.apply(&lender(), accept());
    assert_eq!(note(&world).guarantor, Some(guarantor().address));
}

#[test]
fn all_parties_sign_equal_terms_once_in_any_order() {
    let mut world = with_gold();
    let (good, other) = (guaranteed(terms()), guaranteed(Terms { rate_bps: 1_199, ..terms() }));
    let mut outcome = |signers: &[(&Person, &Agreement)]| {
        let mut tx = world.tx(&lender());
        for (signer, agreement) in signers {
            tx = tx.does(signer, sign(agreement));
        }
        world.run(&tx).unwrap().outcome
    };
    let (lender, borrower, guarantor) = (&lender(), &borrower(), &guarantor());
    let missing = |operation| refused(operation, Refusal::PartyMissing);
    assert_eq!(outcome(&[(lender, &good)]), missing(0));
    assert_eq!(outcome(&[(lender, &good), (borrower, &good)]), missing(1));
    assert_eq!(outcome(&[(guarantor, &good), (borrower, &good), (lender, &other)]), missing(1));
    let twice = [(lender, &good), (borrower, &good), (lender, &good), (guarantor, &good)];
    assert_eq!(outcome(&twice), refused(2, Refusal::AlreadySo));
    assert_eq!(outcome(&[(guarantor, &good), (borrower, &good), (lender, &good)]), applied());
}

#[test]
fn a_feed_that_is_not_there_prices_no_collateral() {
    let valuation = OracleValuation { feed: FeedId(0), inverted: false, haircut_bps: 0 };
    let agreement = agreement(secured(Valuation::Oracle(valuation)));
    let mut world = with_gold();
    assert_eq!(world.refuse(&lender(), offer(&agreement, DEADLINE_MS)), Refusal::UnknownFeed);
    let tx = world.tx(&lender()).does(&lender(), sign(&agreement)).does(&borrower(), sign(&agreement));
    assert_eq!(world.run(&tx).unwrap().outcome, refused(1, Refusal::UnknownFeed));
}

#[test]
fn a_scoped_key_lends_and_pledges_within_its_limits_wherever_it_stands() {
    let mut world = with_gold();
    let good = agreement(secured(Valuation::Forfeit(Empty)));
    let expires_ms = START_MS + DAY_MS;
    world.apply(&lender(), grant(40, &[0x73], &[(GOLD, 150_000)], expires_ms));
    world.apply(&borrower(), grant(41, &[0x73], &[(SILVER, 299)], expires_ms));
    let (scoped_lender, scoped_borrower) = (lender().with(&[40]), borrower().with(&[41]));
    let run = |world: &mut World, lender: &Person, borrower: &Person| {
        let tx = world.tx(&stranger()).does(lender, sign(&good)).does(borrower, sign(&good));
        world.run(&tx).map(|receipt| receipt.outcome)
    };
    assert_eq!(run(&mut world, &lender(), &scoped_borrower), Ok(refused(1, Refusal::KeyLimitExceeded)));
    assert_eq!(run(&mut world, &scoped_lender, &borrower()), Ok(applied()));
    assert_eq!(run(&mut world, &scoped_lender, &borrower()), Ok(refused(1, Refusal::KeyLimitExceeded)));
    world.apply(&borrower(), grant(42, &[0x30], &[], expires_ms));
    assert_eq!(run(&mut world, &lender(), &borrower().with(&[42])), Err(Refusal::KeyOutOfScope));
}
