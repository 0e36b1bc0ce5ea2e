//! `tally loan list`: an account's loans and offers.

use crate::{
    client::{LoanInfo, LoanRole, LoanStage, LoanUnit, Page, parameter},
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::{Amount, AssetId};

/// Arguments of `loan list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Whose: one of your own accounts, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Only those in which the account is this; `asked`: offers that wait for it, `assignee`: notes offered to it
    #[arg(long, value_enum)]
    pub role: Option<LoanRole>,
    /// Only those at this stage
    #[arg(long, value_enum)]
    pub stage: Option<LoanStage>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let account = session.actor(arguments.account.as_deref())?;
    let role = arguments.role.map(|role| format!("{role:?}").to_ascii_lowercase());
    let stage = arguments.stage.map(|stage| format!("{stage:?}").to_ascii_lowercase());
    let path = format!(
        "/v1/accounts/{account}/loans?limit=100{}{}{}",
        parameter("role", role.as_deref()),
        parameter("stage", stage.as_deref()),
        parameter("cursor", arguments.cursor.as_deref())
    );
    let (page, raw): (Page<LoanInfo>, _) = session.client.told(&path)?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_loan_stage(), Align::Left),
        (say.row_lender(), Align::Left),
        (say.row_borrower(), Align::Left),
        (say.title_principal(), Align::Right),
        (say.title_owed(), Align::Right),
        (say.title_due_date(), Align::Left),
    ]);
    for loan in &page.items {
        table.row(row(&session, loan));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_loans()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "loans": raw["items"], "next": page.next })))
}

fn row(session: &Session, loan: &LoanInfo) -> Vec<String> {
    let say = session.context.say;
    let units = |amount: Amount| match &loan.agreement.terms.unit {
        LoanUnit::Asset(asset) => session.show_amount(AssetId(*asset), amount),
        LoanUnit::Recorded { name, decimals } => say.recorded_amount(amount.format(*decimals), name),
    };
    let note = loan.note.as_ref();
    let due_ms =
        note.and_then(|note| note.next_due_ms).or(loan.offer.as_ref().map(|offer| offer.deadline_ms));
    vec![
        loan.id.to_string(),
        say.loan_stage(loan.stage),
        session.show(note.map_or(&loan.agreement.lender, |note| &note.lender)),
        session.show(&loan.agreement.borrower),
        units(loan.agreement.terms.principal),
        note.map_or_else(|| "—".to_owned(), |note| units(note.owed.total)),
        due_ms.map_or_else(|| "—".to_owned(), show_ms),
    ]
}
