//! Offering a loan: what the one who offers gives is set aside, until the other accepts or the offer ends.

use super::making;
use crate::{
    debit::{self, Debit},
    overlay::Slot,
    stop::Halt,
    turn::Turn,
};
use tally_types::{
    Event, Place, Refusal, StateKey,
    loan::{Agreement, LoanId, MAX_OFFER_MS, Offer, OfferLoan, Unit},
    receipt::LoanMade,
};

pub(crate) fn apply(turn: &mut Turn, operation: &OfferLoan) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    global: Slot,
    principal: Option<Debit>,
    collateral: Option<Debit>,
}

fn check(turn: &Turn, operation: &OfferLoan) -> Result<Checked, Halt> {
    let OfferLoan { agreement, deadline_ms } = operation;
    let principal = check_principal(turn, agreement)?;
    let collateral = check_collateral(turn, agreement)?;
    let now_ms = turn.block.time_ms;
    if *deadline_ms <= now_ms || *deadline_ms > now_ms.saturating_add(MAX_OFFER_MS) {
        return Err(Refusal::DeadlineInvalid.into());
    }
    making::check_due_dates(turn, &agreement.terms, *deadline_ms)?;
    making::check_feed(turn, &agreement.terms)?;
    Ok(Checked { global: turn.overlay.global_slot()?, principal, collateral })
}

/// The lender's principal, when it offers an asset.
fn check_principal(turn: &Turn, agreement: &Agreement) -> Result<Option<Debit>, Halt> {
    let Unit::Asset(asset) = agreement.terms.unit else { return Ok(None) };
    if turn.actor != agreement.lender {
        turn.asset(asset)?;
        return Ok(None);
    }
    Ok(Some(debit::sender(turn, asset)?.can_spend(turn, agreement.terms.principal)?))
}

/// The borrower's collateral, when it offers some.
fn check_collateral(turn: &Turn, agreement: &Agreement) -> Result<Option<Debit>, Halt> {
    let Some(collateral) = agreement.terms.collateral else { return Ok(None) };
    if turn.actor != agreement.borrower {
        turn.asset(collateral.asset)?;
        return Ok(None);
    }
    Ok(Some(debit::sender(turn, collateral.asset)?.can_spend(turn, collateral.amount)?))
}

fn commit(turn: &mut Turn, operation: &OfferLoan, checked: Checked) {
    let OfferLoan { agreement, deadline_ms } = operation;
    let loan = LoanId(turn.overlay.take_id(checked.global, |counters| &mut counters.loan));
    let (lender, borrower) = (agreement.lender, agreement.borrower);
    let offer = Offer {
        agreement: agreement.clone(),
        by_lender: turn.actor == lender,
        deadline_ms: *deadline_ms,
        guaranteed: false,
    };
    let from = Place::Account(turn.actor);
    // The one who offers gives the one or the other, never both.
    if let (Some(debit), Some((asset, amount))) = (checked.principal, offer.principal_held()) {
        debit.commit(turn);
        turn.moved(from, Place::LoanOffer(loan), asset, amount);
    }
    if let (Some(debit), Some((asset, amount))) = (checked.collateral, offer.collateral_held()) {
        debit.commit(turn);
        turn.moved(from, Place::LoanCollateral(loan), asset, amount);
    }
    turn.overlay.create(StateKey::loan_offer(loan), offer);
    turn.happened(Event::LoanOffered(LoanMade { loan, lender, borrower }));
}
