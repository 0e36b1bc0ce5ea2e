//! `tally exchange orders`: what stands of an account's orders.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::exchange::Side;

/// Arguments of `exchange orders`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Only orders in this market: its number, or BASE/QUOTE
    #[arg(long)]
    pub market: Option<String>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let address = session.actor(arguments.account.as_deref())?;
    let only = arguments.market.as_deref().map(|text| session.market(text, address)).transpose()?;
    let only = only.map(|market| market.info.id);
    let page = session.client.orders(&address, only, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_market(), Align::Left),
        (say.title_side(), Align::Left),
        (say.title_price(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_set_aside(), Align::Right),
        (say.title_until(), Align::Left),
    ]);
    let mut list = Vec::new();
    let mut market = None;
    for order in &page.items {
        // Orders come market by market.
        if market.as_ref().is_none_or(|known: &super::market::Market| known.info.id != order.market) {
            let missing = || Missing::Market(order.market.to_string());
            market = Some(session.market_of(session.client.market(order.market)?.ok_or_else(missing)?)?);
        }
        let Some(market) = &market else { continue };
        let until = order.until_ms.map_or_else(String::new, show_ms);
        table.row(vec![
            order.id.to_string(),
            market.title(),
            say.side(Side::from(order.side)),
            market.show_price(order.price),
            market.show_lots(order.lots),
            session.show_amount(order.asset, order.escrow),
            if order.parked { say.note_parked() } else { until },
        ]);
        list.push(json!({
            "order": order.id, "market": order.market, "side": say_json(order.side.into()), "price": order.price,
            "lots": order.lots.to_string(), "asset": order.asset.0, "escrow": order.escrow.to_string(),
            "until_ms": order.until_ms, "parked": order.parked,
        }));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_stands()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "orders": list, "next": page.next })))
}

/// A side for programs.
pub fn say_json(side: Side) -> &'static str {
    match side {
        Side::Buy => "buy",
        Side::Sell => "sell",
    }
}
