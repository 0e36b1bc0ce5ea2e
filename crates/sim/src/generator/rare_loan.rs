//! What chance alone seldom comes to with loans: guarantees, claims by a price that jumps, notes disputed again and again.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount,
    loan::{LoanAmount, LoanId, LoanOnly, Valuation},
    oracle::{FeedId, Report},
};

type Acted = Option<(Option<Address>, Action)>;

impl Generator {
    pub(super) fn rare_loan_action(&mut self, view: &View<'_>) -> Acted {
        match self.chance.below(10) {
            0..4 => self.guarantee(view),
            4..7 => self.claim_by_price(view),
            7 => self.accept_unguaranteed(view),
            8 => self.pay_oneself(view),
            _ if self.chance.percent(50) => self.state_again(view),
            _ => self.dispute_again(view),
        }
    }

    /// By a guarantor that can pay, all of it or too little; or first a default that makes it stand in.
    fn guarantee(&mut self, view: &View<'_>) -> Acted {
        let (mut standing, mut overdue) = (Vec::new(), Vec::new());
        for (id, note) in &view.model.notes {
            let (Some(asset), Some(guarantor)) = (note.asset(), note.guarantor) else { continue };
            let mut note = note.clone();
            let owed = note.bring(view.time_ms);
            if note.defaulted_ms.is_none() && note.debt.missed > 0 {
                overdue.push((*id, note.lender));
            } else if note.defaulted_ms.is_some() && view.model.amount(&guarantor, asset) >= owed {
                standing.push((*id, guarantor, owed));
            }
        }
        if let Some((loan, guarantor, owed)) = self.chance.pick(&standing) {
            let amount = Amount(if self.chance.percent(50) { owed } else { 1 });
            return Some((Some(guarantor), Action::PayAsGuarantor(LoanAmount { loan, amount })));
        }
        let (loan, lender) = self.chance.pick(&overdue)?;
        Some((Some(lender), Action::MarkDefault(LoanOnly { loan })))
    }

    /// A claim by a feed's price, or first a report that makes the price jump.
    fn claim_by_price(&mut self, view: &View<'_>) -> Acted {
        let priced: Vec<(LoanId, Address, FeedId)> = view
            .model
            .notes
            .iter()
            .filter(|(_, note)| note.defaulted_ms.is_some() && note.collateral > 0 && note.closed.is_none())
            .filter_map(|(id, note)| match note.agreement.terms.collateral?.valuation {
                Valuation::Oracle(it) => Some((*id, note.lender, it.feed)),
                _ => None,
            })
            .collect();
        let (loan, lender, id) = self.chance.pick(&priced)?;
        let feed = &view.model.feeds[&id];
        if feed.jump.is_some() || self.chance.percent(30) {
            return Some((Some(lender), Action::ClaimCollateral(LoanOnly { loan })));
        }
        let reporter = self.chance.pick(&feed.terms.reporters);
        let value = feed.settled.unwrap_or(10_000).saturating_mul(3);
        Some((reporter, Action::Report(Report { feed: id, value, at_ms: view.time_ms })))
    }

    fn accept_unguaranteed(&mut self, view: &View<'_>) -> Acted {
        let waiting: Vec<(LoanId, Address)> = view
            .model
            .loan_offers
            .iter()
            .filter(|(_, offer)| offer.agreement.guarantor.is_some() && !offer.guaranteed)
            .map(|(id, offer)| {
                let parties = [offer.agreement.lender, offer.agreement.borrower];
                (*id, parties[usize::from(offer.by_lender)])
            })
            .collect();
        let (loan, other) = self.chance.pick(&waiting)?;
        Some((Some(other), Action::AcceptLoan(LoanOnly { loan })))
    }

    fn pay_oneself(&mut self, view: &View<'_>) -> Acted {
        let notes = view.model.notes.iter().filter(|(_, note)| note.asset().is_some());
        let notes: Vec<(LoanId, Address)> = notes.map(|(id, note)| (*id, note.lender)).collect();
        let (loan, lender) = self.chance.pick(&notes)?;
        let only = LoanAmount { loan, amount: Amount(1) };
        let action =
            self.chance.one_of([Action::Repay(only.clone()), Action::ClaimCollateral(LoanOnly { loan })]);
        Some((Some(lender), action))
    }

    fn state_again(&mut self, view: &View<'_>) -> Acted {
        let cash =
            view.model.notes.iter().filter(|(_, note)| note.asset().is_none() && note.closed.is_none());
        let (loan, note) = cash.max_by_key(|(_, note)| note.pending.len())?;
        let amount = LoanAmount { loan: *loan, amount: Amount(1) };
        Some((Some(note.agreement.borrower), Action::RecordRepayment(amount)))
    }

    fn dispute_again(&mut self, view: &View<'_>) -> Acted {
        let most = view.model.notes.iter().max_by_key(|(_, note)| note.borrower_disputes)?;
        let (loan, borrower) = (*most.0, most.1.agreement.borrower);
        Some((Some(borrower), Action::DisputeLoan(self.statement(loan))))
    }
}
