//! `tally transfer list`: payments that wait.

use crate::{
    context::Context,
    failure::Failure,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `transfer list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let page = session.client.held(&address, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_from(), Align::Left),
        (say.title_to(), Align::Left),
        (say.title_until(), Align::Left),
    ]);
    let mut list = Vec::new();
    for held in &page.items {
        let (from, to) = (session.show(&held.from), session.show(&held.to));
        let amount = session.show_amount(held.asset, held.amount);
        table.row(vec![held.id.to_string(), amount, from, to, show_ms(held.deadline_ms)]);
        let text = |address: &tally_types::Address| address.to_text(&session.network.prefix);
        list.push(json!({
            "held": held.id, "from": text(&held.from), "to": text(&held.to), "asset": held.asset.0,
            "amount": held.amount.to_string(), "deadline_ms": held.deadline_ms,
        }));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_waits()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "waiting": list, "next": page.next })))
}
