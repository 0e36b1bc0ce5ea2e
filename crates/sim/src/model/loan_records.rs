//! Loans as the ledger would store them.

use super::{loan::Note, loan_debt::Debt, note::allocation, state::Model};
use std::collections::BTreeMap;
use tally_types::{Amount, StateKey, bytes::Bytes, codec::Encode as _, loan, wire::List};

impl Model {
    pub(super) fn loan_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        for (id, it) in &self.loan_offers {
            records.insert(StateKey::loan_offer(*id), it.encode());
        }
        for (id, it) in &self.notes {
            records.insert(StateKey::loan(*id), note(it).encode());
        }
        for (account, it) in &self.credits {
            records.insert(StateKey::credit(account), it.encode());
        }
    }
}

fn note(it: &Note) -> loan::Note {
    let pending = it.pending.iter().map(|(number, (by_lender, amount, stated_ms))| loan::PendingRepayment {
        number: *number,
        by_lender: *by_lender,
        amount: Amount(*amount),
        stated_ms: *stated_ms,
    });
    let witnesses = it.agreement.witnesses.iter().enumerate();
    let witnessed = witnesses.filter(|(_, witness)| it.witnessed.contains(witness));
    loan::Note {
        agreement: it.agreement.clone(),
        start_ms: it.start_ms,
        payment: Amount(it.payment),
        lender: it.lender,
        guarantor: it.guarantor,
        assignee: it.assignee,
        debt: debt(&it.debt),
        paid: allocation(it.paid),
        forgiven: allocation(it.forgiven),
        collateral: Amount(it.collateral),
        pending: List::new(pending.collect()).expect("four of each side"),
        statements: it.statements,
        witnessed: witnessed.map(|(bit, _)| 1 << bit).sum(),
        lender_disputes: it.lender_disputes,
        borrower_disputes: it.borrower_disputes,
        defaulted_ms: it.defaulted_ms,
        closed: it.closed.map(|(at_ms, forgiven)| loan::Closed { at_ms, forgiven }),
        history: loan::History { count: it.history.0, head: it.history.1 },
    }
}

fn debt(it: &Debt) -> loan::Debt {
    loan::Debt {
        outstanding: Amount(it.outstanding),
        interest: Amount(it.interest),
        late: Amount(it.late),
        due_interest: Amount(it.due_interest),
        missed: Amount(it.missed),
        planned: Amount(it.planned),
        passed: it.passed,
        judged: it.judged,
        missed_instalments: it.missed_instalments,
        interest_ms: it.interest_ms,
        late_ms: it.late_ms,
        interest_ahead: it.interest_ahead,
        late_ahead: it.late_ahead,
    }
}
