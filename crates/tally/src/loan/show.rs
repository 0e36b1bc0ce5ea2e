//! `tally loan show`: the terms, and what has become of them, from the proven record.

use super::{
    record::{self, Standing},
    words::{self, Words},
};
use crate::{
    context::Context, failure::Failure, parse::show_ms, preview, report::Report, session::Session, table,
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::loan::{Allocation, LoanId, Note, Offer};

/// Arguments of `loan show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let loan = LoanId(arguments.loan);
    let proven = record::proven(&session, loan)?;
    let time_ms = proven.header.time_ms;
    let show = |address: &_| session.show(address);
    let units = |unit: &_, amount| record::show_units(&session, unit, amount);
    let pledged = |asset, amount| session.show_amount(asset, amount);
    let mut rows = vec![
        (say.row_loan(), loan.to_string()),
        (say.row_terms(), preview::agreement(&session, proven.standing.agreement())),
        (say.row_block(), proven.header.height.to_string()),
        (say.row_time(), show_ms(time_ms)),
    ];
    let json = match &proven.standing {
        Standing::Offer(offer) => {
            rows.extend(words::offer_rows(say, offer, &show));
            offer_json(&session, offer)
        }
        Standing::Note(note) => {
            let words = Words { show: &show, units: &units, pledged: &pledged };
            rows.extend(words::note_rows(say, note, time_ms, &words));
            note_json(&session, note, time_ms)
        }
    };
    let head = json!({ "loan": loan.0, "proven": true, "height": proven.header.height, "time_ms": time_ms });
    let (Value::Object(mut head), Value::Object(rest)) = (head, json) else {
        unreachable!("both are objects")
    };
    head.extend(rest);
    Ok(Report::new(table::pairs(&rows), Value::Object(head)))
}

fn offer_json(session: &Session, offer: &Offer) -> Value {
    let text = |address: &tally_types::Address| address.to_text(&session.network.prefix);
    json!({
        "stage": "offered", "lender": text(&offer.agreement.lender), "borrower": text(&offer.agreement.borrower),
        "principal": offer.agreement.terms.principal.to_string(), "by": text(&offer.offerer()),
        "deadline_ms": offer.deadline_ms, "guaranteed": offer.guaranteed,
    })
}

fn note_json(session: &Session, note: &Note, time_ms: u64) -> Value {
    let text = |address: &tally_types::Address| address.to_text(&session.network.prefix);
    let debt = note.debt_at(time_ms);
    json!({
        "stage": format!("{:?}", note.status()).to_ascii_lowercase(),
        "lender": text(&note.lender), "borrower": text(&note.agreement.borrower),
        "guarantor": note.guarantor.as_ref().map(text), "assignee": note.assignee.as_ref().map(text),
        "principal": note.agreement.terms.principal.to_string(), "start_ms": note.start_ms,
        "owed": allocation(&debt.owed()), "due": debt.due().to_string(), "missed": debt.missed.to_string(),
        "paid": allocation(&note.paid), "forgiven": allocation(&note.forgiven),
        "collateral": note.collateral.to_string(), "defaulted_ms": note.defaulted_ms,
        "closed_ms": note.closed.map(|closed| closed.at_ms), "entries": note.history.count,
        "history": note.history.head.to_hex(),
    })
}

fn allocation(it: &Allocation) -> Value {
    json!({
        "late": it.late.to_string(), "interest": it.interest.to_string(), "principal": it.principal.to_string(),
        "total": it.total().to_string(),
    })
}
