//! `tally stake rewards`: the rewards that an account claimed.

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
use tally_types::AssetId;

/// Arguments of `stake rewards`.
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
    let page = session.client.rewards(&address, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_candidate(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_transaction(), Align::Left),
    ]);
    let mut list = Vec::new();
    for reward in &page.items {
        let transaction = reward.transaction.to_hex();
        table.row(vec![
            show_ms(reward.time_ms),
            reward.candidate.to_string(),
            session.show_amount(AssetId::COIN, reward.amount),
            transaction.clone(),
        ]);
        list.push(json!({
            "candidate": reward.candidate, "amount": reward.amount.to_string(), "time_ms": reward.time_ms,
            "transaction": transaction,
        }));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_claimed()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "rewards": list, "next": page.next })))
}
