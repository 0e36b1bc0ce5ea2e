//! `tally exchange trades`.

use super::orders::say_json;
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
use tally_types::{Address, exchange::Side};

/// Arguments of `exchange trades`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    /// How many
    #[arg(long, short = 'n', value_name = "N", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let market = session.market(&arguments.market, holder)?;
    let page = session.client.trades(market.info.id, arguments.limit, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_side(), Align::Left),
        (say.title_price(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_taker(), Align::Left),
        (say.title_maker(), Align::Left),
    ]);
    let mut list = Vec::new();
    for trade in &page.items {
        let side = Side::from(trade.side);
        let (price, lots) = (market.show_price(trade.price), market.show_lots(trade.lots));
        let (taker, maker) = (session.show(&trade.taker), session.show(&trade.maker));
        table.row(vec![show_ms(trade.time_ms), say.side(side), price, lots, taker, maker]);
        let text = |address: &Address| address.to_text(&session.network.prefix);
        list.push(json!({
            "time_ms": trade.time_ms, "side": say_json(side), "price": trade.price, "lots": trade.lots.to_string(),
            "taker": text(&trade.taker), "maker": text(&trade.maker),
        }));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_traded()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "market": market.info.id, "trades": list, "next": page.next })))
}
