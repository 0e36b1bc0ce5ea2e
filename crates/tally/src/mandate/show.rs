//! `tally mandate show`: a mandate, and what was pulled by it.

use super::list::{kind, payee};
use crate::{
    client::MandateInfo,
    context::Context,
    failure::Failure,
    parse::{show_ms, show_span_ms},
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::mandate::MandateId;

/// Arguments of `mandate show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The mandate's number
    pub mandate: u64,
    /// Go on with the pulls where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, mandate) = (context.say, super::find(&session, arguments.mandate)?);
    let page = session.client.mandate_pulls(MandateId(mandate.id), arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_amount(), Align::Right),
        (say.title_receiver(), Align::Left),
    ]);
    let mut pulls = Vec::new();
    for pull in &page.items {
        let amount = session.show_amount(mandate.asset, pull.amount);
        table.row(vec![show_ms(pull.time_ms), amount, session.show(&pull.receiver)]);
        pulls.push(json!({
            "receiver": pull.receiver.to_text(&session.network.prefix), "amount": pull.amount.to_string(),
            "time_ms": pull.time_ms,
        }));
    }
    let mut text = table::pairs(&rows(&session, &mandate));
    if !table.is_empty() {
        text.push_str(&format!("\n{}", table.render()));
    }
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let json = json!({ "mandate": super::list::json(&session, &mandate), "pulls": pulls, "next": page.next });
    Ok(Report::new(text, json))
}

fn rows(session: &Session, mandate: &MandateInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let amount = session.show_amount(mandate.asset, mandate.amount);
    let left = match mandate.left {
        _ if mandate.revoked => say.mandate_revoked(),
        Some(left) => session.show_amount(mandate.asset, left),
        None => say.nothing_now(),
    };
    vec![
        (say.row_mandate(), mandate.id.to_string()),
        (say.row_kind(), kind(say, mandate.kind)),
        (say.row_payer(), session.show(&mandate.payer)),
        (say.row_payee(), payee(session, mandate)),
        (say.row_allowance(), say.allowance_every(amount, show_span_ms(mandate.period_ms))),
        (say.row_left_now(), left),
        (say.row_start(), show_ms(mandate.start_ms)),
        (say.row_end(), mandate.end_ms.map_or_else(|| say.until_revoked(), show_ms)),
    ]
}
