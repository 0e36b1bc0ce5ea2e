//! `tally exchange show`: a market and its book, asks above bids, the best in the middle.

use super::{list::json as market_json, market::Market};
use crate::{
    client::LevelInfo,
    context::Context,
    failure::Failure,
    i18n::Language,
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::{Address, exchange::Side};

/// Arguments of `exchange show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    /// How many prices of each side
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub levels: u32,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let market = session.market(&arguments.market, holder)?;
    let depth = session.client.depth(market.info.id, arguments.levels)?;
    let mut table = Table::new([
        (say.title_side(), Align::Left),
        (say.title_price(), Align::Right),
        (say.title_amount(), Align::Right),
        (say.title_orders(), Align::Right),
    ]);
    for (side, levels) in [(Side::Sell, &depth.asks), (Side::Buy, &depth.bids)] {
        let mut rows: Vec<_> = levels.iter().map(|level| row(say, &market, side, level)).collect();
        if side == Side::Sell {
            rows.reverse();
        }
        rows.into_iter().for_each(|row| table.row(row));
    }
    let book = if table.is_empty() { format!("{}\n", say.nothing_stands()) } else { table.render() };
    let text = format!("{}\n{book}", table::pairs(&rows(say, &market)));
    let levels = |levels: &[LevelInfo]| levels.iter().map(level_json).collect::<Vec<_>>();
    let json = json!({
        "market": market_json(&market), "height": depth.height, "bids": levels(&depth.bids), "asks": levels(&depth.asks),
    });
    Ok(Report::new(text, json))
}

fn rows(say: Language, market: &Market) -> Vec<(String, String)> {
    let mut rows = vec![
        (say.title_market(), format!("{} ({})", market.title(), market.info.id)),
        (say.row_lot(), market.base.show(market.info.lot)),
        (say.row_step(), format!("{} {}", market.show_price(1), market.quote.title())),
    ];
    if let Some(last) = market.info.ticker.as_ref().and_then(|ticker| ticker.last) {
        rows.push((say.title_last(), format!("{} {}", market.show_price(last), market.quote.title())));
    }
    if market.info.replaced {
        rows.push((say.title_note(), say.note_replaced()));
    }
    rows
}

fn row(say: Language, market: &Market, side: Side, level: &LevelInfo) -> Vec<String> {
    let (price, lots) = (market.show_price(level.price), market.show_lots(level.lots));
    vec![say.side(side), price, lots, level.orders.to_string()]
}

fn level_json(level: &LevelInfo) -> Value {
    json!({ "price": level.price, "lots": level.lots.to_string(), "orders": level.orders })
}
