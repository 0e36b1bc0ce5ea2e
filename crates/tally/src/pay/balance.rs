//! `tally balance`.

use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `balance`.
#[derive(Debug, Args)]
pub struct BalanceArguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
}

pub fn balance(context: &Context, arguments: &BalanceArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let account = session.account(&address)?;
    let mut table = Table::new([
        (say.title_asset(), Align::Left),
        (say.title_balance(), Align::Right),
        (say.title_note(), Align::Left),
    ]);
    let mut list = Vec::new();
    for balance in &account.balances {
        let asset = session.asset_by_id(balance.asset)?;
        let on_shelf = !balance.accepted;
        let mut notes = Vec::new();
        if balance.frozen {
            notes.push(say.note_frozen());
        }
        if on_shelf {
            notes.push(say.note_on_shelf());
        }
        table.row(vec![asset.title(), asset.plain(balance.amount), notes.join(", ")]);
        list.push(json!({
            "asset": balance.asset.0, "code": asset.code, "decimals": asset.decimals,
            "amount": balance.amount.to_string(), "units": asset.plain(balance.amount),
            "frozen": balance.frozen, "on_shelf": on_shelf,
        }));
    }
    let head = session.show(&address);
    let body = if table.is_empty() { format!("{}\n", say.nothing_held()) } else { table.render() };
    let json = json!({ "account": address.to_text(&session.network.prefix), "balances": list });
    Ok(Report::new(format!("{head}\n\n{body}"), json))
}
