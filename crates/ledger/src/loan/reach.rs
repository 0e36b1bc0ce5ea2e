//! The records that loans need.

use crate::{footprint::Footprint, reach::Reach};
use tally_types::{
    Action, Address, StateKey,
    loan::{Agreement, LoanId, Note, Offer, Unit, Valuation},
};

pub(crate) fn footprint(action: &Action, footprint: &mut Footprint) {
    match action {
        Action::OfferLoan(operation) => agreement(&operation.agreement, footprint),
        Action::SignLoan(operation) => agreement(&operation.agreement, footprint),
        Action::AcceptLoan(only) | Action::WithdrawOffer(only) => {
            footprint.key(StateKey::loan_offer(only.loan));
        }
        Action::Repay(operation)
        | Action::RecordRepayment(operation)
        | Action::Forgive(operation)
        | Action::AddCollateral(operation) => footprint.key(StateKey::loan(operation.loan)),
        Action::PayAsGuarantor(operation) => {
            footprint.key(StateKey::credit(&footprint.actor));
            footprint.key(StateKey::loan(operation.loan));
        }
        Action::AssignLoan(operation) => {
            footprint.key(StateKey::credit(&operation.to));
            footprint.key(StateKey::loan(operation.loan));
        }
        Action::ConfirmRepayment(operation) => footprint.key(StateKey::loan(operation.loan)),
        Action::ClaimCollateral(only) | Action::MarkDefault(only) | Action::ReleaseCollateral(only) => {
            footprint.key(StateKey::loan(only.loan));
        }
        Action::DisputeLoan(operation) | Action::WitnessLoan(operation) => {
            footprint.key(StateKey::loan(operation.loan));
        }
        _ => {}
    }
}

fn agreement(agreement: &Agreement, footprint: &mut Footprint) {
    for party in [&agreement.lender, &agreement.borrower] {
        footprint.account(party);
        footprint.key(StateKey::credit(party));
    }
    if let Unit::Asset(asset) = agreement.terms.unit {
        footprint.asset(asset);
    }
    if let Some(collateral) = agreement.terms.collateral {
        footprint.asset(collateral.asset);
        if let Valuation::Oracle(oracle) = collateral.valuation {
            footprint.feed(oracle.feed);
        }
    }
}

pub(crate) fn reach(action: &Action, actor: &Address, reach: &mut Reach) {
    match action {
        Action::OfferLoan(operation) => holdings(&operation.agreement, reach),
        Action::SignLoan(operation) => holdings(&operation.agreement, reach),
        Action::AcceptLoan(only) | Action::WithdrawOffer(only) => offer(only.loan, reach),
        Action::Repay(operation)
        | Action::Forgive(operation)
        | Action::AddCollateral(operation)
        | Action::PayAsGuarantor(operation) => note(operation.loan, actor, reach),
        Action::ConfirmRepayment(operation) => note(operation.loan, actor, reach),
        Action::AssignLoan(operation) => note(operation.loan, actor, reach),
        Action::ClaimCollateral(only) | Action::MarkDefault(only) | Action::ReleaseCollateral(only) => {
            note(only.loan, actor, reach);
        }
        _ => {}
    }
}

/// What the parties of an agreement hold of what it moves.
fn holdings(agreement: &Agreement, reach: &mut Reach) {
    if let Unit::Asset(asset) = agreement.terms.unit {
        reach.payee(&agreement.lender, asset);
        reach.payee(&agreement.borrower, asset);
    }
    if let Some(collateral) = agreement.terms.collateral {
        reach.payee(&agreement.borrower, collateral.asset);
    }
}

fn offer(loan: LoanId, reach: &mut Reach) {
    let Some(offer) = reach.record::<Offer>(&StateKey::loan_offer(loan)) else { return };
    for party in [&offer.agreement.lender, &offer.agreement.borrower] {
        reach.key(StateKey::credit(party));
    }
    holdings(&offer.agreement, reach);
}

fn note(loan: LoanId, actor: &Address, reach: &mut Reach) {
    let Some(note) = reach.record::<Note>(&StateKey::loan(loan)) else { return };
    let (lender, borrower) = (&note.lender, &note.agreement.borrower);
    reach.key(StateKey::credit(lender));
    reach.key(StateKey::credit(borrower));
    if let Some(asset) = note.asset() {
        reach.payee(lender, asset);
        reach.holding(actor, asset);
    }
    if let Some(collateral) = note.agreement.terms.collateral {
        reach.payee(lender, collateral.asset);
        reach.payee(borrower, collateral.asset);
        reach.holding(actor, collateral.asset);
        if let Valuation::Oracle(oracle) = collateral.valuation {
            reach.key(StateKey::feed(oracle.feed));
        }
    }
}
