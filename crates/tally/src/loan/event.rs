//! What happened to loans, in words.

use crate::i18n::Language;
use tally_types::{Address, Amount, Event, loan::Statement};

/// How a loan's amounts are written.
pub struct Units<'a> {
    /// Of what is lent.
    pub lent: Box<dyn Fn(Amount) -> String + 'a>,
    /// Of the collateral.
    pub pledged: Box<dyn Fn(Amount) -> String + 'a>,
}

impl Units<'_> {
    /// Where only the event is known, and not the terms.
    pub fn unknown(say: Language) -> Self {
        let plain = move |amount: Amount| say.loan_base_units(amount);
        Self { lent: Box::new(plain), pledged: Box::new(plain) }
    }
}

/// `None` when the event is another noun's.
pub fn show(
    say: Language,
    event: &Event,
    show: &impl Fn(&Address) -> String,
    units: &Units<'_>,
) -> Option<String> {
    let lent = |amount| (units.lent)(amount);
    Some(match event {
        Event::LoanOffered(it) => say.event_loan_offered(it.loan, show(&it.lender), show(&it.borrower)),
        Event::LoanAccepted(it) if it.made => say.event_loan_accepted(it.loan, show(&it.by)),
        Event::LoanAccepted(it) => say.event_loan_guaranteed(it.loan, show(&it.by)),
        Event::LoanOfferEnded(it) => say.event_loan_offer_ended(it.loan),
        Event::LoanSigned(it) => say.event_loan_signed(it.loan, show(&it.lender), show(&it.borrower)),
        Event::LoanRepaid(it) => {
            say.event_loan_repaid(it.loan, show(&it.by), lent(it.counted.total()), say.closed(it.closed))
        }
        Event::RepaymentStated(it) => {
            say.event_repayment_stated(it.loan, it.statement, show(&it.by), lent(it.amount))
        }
        Event::RepaymentAnswered(it) if it.agreed => {
            let amount = lent(it.counted.total());
            say.event_repayment_agreed(it.loan, it.statement, show(&it.by), amount, say.closed(it.closed))
        }
        Event::RepaymentAnswered(it) => say.event_repayment_denied(it.loan, it.statement, show(&it.by)),
        Event::LoanForgiven(it) => {
            say.event_loan_forgiven(it.loan, show(&it.by), lent(it.counted.total()), say.closed(it.closed))
        }
        Event::LoanAssigned(it) if it.done => say.event_loan_assigned(it.loan, show(&it.from), show(&it.to)),
        Event::LoanAssigned(it) if it.from == it.to => say.event_loan_kept(it.loan, show(&it.from)),
        Event::LoanAssigned(it) => say.event_loan_passing(it.loan, show(&it.from), show(&it.to)),
        Event::CollateralAdded(it) => say.event_collateral_added(it.loan, (units.pledged)(it.amount)),
        Event::CollateralClaimed(it) => {
            let (taken, settled) = ((units.pledged)(it.taken), lent(it.counted.total()));
            say.event_collateral_claimed(it.loan, taken, settled, say.closed(it.closed))
        }
        Event::LoanDefaulted(it) => say.event_loan_defaulted(it.loan, lent(it.owed.total())),
        Event::GuaranteePaid(it) => say.event_guarantee_paid(it.loan, show(&it.by), lent(it.counted.total())),
        Event::LoanDisputed(it) => say.event_loan_disputed(it.loan, show(&it.by), said(say, &it.statement)),
        Event::LoanWitnessed(it) => say.event_loan_witnessed(it.loan, show(&it.by), said(say, &it.statement)),
        Event::CollateralReleased(it) => say.event_collateral_released(it.loan, (units.pledged)(it.amount)),
        _ => return None,
    })
}

fn said(say: Language, statement: &Statement) -> String {
    match &statement.document {
        None => say.said(&statement.text),
        Some(document) => say.said_with(&statement.text, document),
    }
}

impl Language {
    /// What is added where the note has ended with it.
    fn closed(self, closed: bool) -> String {
        if closed { self.loan_closed_with_it() } else { String::new() }
    }
}
