//! `tally exchange candles`.

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
use tally_types::Address;

/// Arguments of `exchange candles`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    /// A candle's span of time
    #[arg(long, short, default_value = "1h", value_parser = ["1m", "5m", "15m", "1h", "4h", "1d"])]
    pub interval: String,
    /// How many
    #[arg(long, short = 'n', value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub limit: u32,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let market = session.market(&arguments.market, holder)?;
    let cursor = arguments.cursor.as_deref();
    let page = session.client.candles(market.info.id, &arguments.interval, arguments.limit, cursor)?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_open(), Align::Right),
        (say.title_high(), Align::Right),
        (say.title_low(), Align::Right),
        (say.title_close(), Align::Right),
        (say.title_volume(), Align::Right),
    ]);
    let mut list = Vec::new();
    for candle in &page.items {
        let prices = [candle.open, candle.high, candle.low, candle.close];
        let prices = prices.map(|price| market.show_price(price));
        let mut row = vec![show_ms(candle.start_ms)];
        row.extend(prices);
        row.push(market.show_lots(candle.lots));
        table.row(row);
        list.push(json!({
            "start_ms": candle.start_ms, "open": candle.open, "high": candle.high, "low": candle.low,
            "close": candle.close, "lots": candle.lots.to_string(), "trades": candle.trades,
        }));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_traded()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let interval = &arguments.interval;
    let json = json!({ "market": market.info.id, "interval": interval, "candles": list, "next": page.next });
    Ok(Report::new(text, json))
}
