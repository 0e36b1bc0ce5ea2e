//! `tally loan schedule`: what falls due when, if everything is paid on its due date.

use super::record::{self, Standing};
use crate::{
    clock,
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::loan::{Instalment, LoanId, Terms};

/// Arguments of `loan schedule`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let proven = record::proven(&session, LoanId(arguments.loan))?;
    let terms = &proven.standing.agreement().terms;
    // An offer's schedule is as if it were accepted now.
    let start_ms = match &proven.standing {
        Standing::Note(note) => note.start_ms,
        Standing::Offer(_) => clock::now_ms().max(proven.header.time_ms),
    };
    let instalments = terms.schedule(start_ms);
    let list = instalments.iter().map(|it| {
        json!({
            "due_ms": it.due_ms, "principal": it.principal.to_string(), "interest": it.interest.to_string(),
        })
    });
    let json = json!({
        "loan": arguments.loan, "start_ms": start_ms, "instalments": list.collect::<Vec<_>>(),
    });
    Ok(Report::new(table(&session, terms, &instalments), json))
}

/// The instalments under each other, with what is left after each.
pub fn table(session: &Session, terms: &Terms, instalments: &[Instalment]) -> String {
    let say = session.context.say;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_due_date(), Align::Left),
        (say.title_principal(), Align::Right),
        (say.title_interest(), Align::Right),
        (say.title_together(), Align::Right),
        (say.title_outstanding(), Align::Right),
    ]);
    let show = |amount| record::show_units(session, &terms.unit, amount);
    let mut left = terms.principal;
    for (number, it) in (1..).zip(instalments) {
        left = left.checked_sub(it.principal).unwrap_or_default();
        // Terms keep every sum of a debt below 2^127.
        let together = it.principal.checked_add(it.interest).unwrap_or(tally_types::Amount::MAX);
        let amounts = [it.principal, it.interest, together, left].map(show);
        table.row([vec![i32::to_string(&number), show_ms(it.due_ms)], amounts.to_vec()].concat());
    }
    table.render()
}
