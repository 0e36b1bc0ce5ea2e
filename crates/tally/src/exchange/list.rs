//! `tally exchange list`.

use super::market::Market;
use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::Address;

/// Arguments of `exchange list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only markets of this asset
    pub asset: Option<String>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let asset = arguments.asset.as_deref().map(|text| session.asset(text, holder)).transpose()?;
    let page = session.client.markets(asset.map(|asset| asset.id), arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_market(), Align::Left),
        (say.title_last(), Align::Right),
        (say.title_bid(), Align::Right),
        (say.title_ask(), Align::Right),
        (say.title_volume(), Align::Right),
        (say.title_note(), Align::Left),
    ]);
    let mut list = Vec::new();
    for info in page.items {
        let market = session.market_of(info)?;
        let info = &market.info;
        let price = |price: Option<u32>| price.map_or("—".to_owned(), |price| market.show_price(price));
        let ticker = info.ticker.as_ref();
        let volume = ticker.and_then(|ticker| ticker.base_volume).map(|units| market.base.plain(units));
        table.row(vec![
            info.id.to_string(),
            market.title(),
            price(ticker.and_then(|ticker| ticker.last)),
            price(info.best_bid),
            price(info.best_ask),
            volume.unwrap_or_default(),
            if info.replaced { say.note_replaced() } else { String::new() },
        ]);
        list.push(json(&market));
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_markets()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "markets": list, "next": page.next })))
}

/// A market for programs. Prices are ticks for one lot.
pub fn json(market: &Market) -> Value {
    let info = &market.info;
    json!({
        "id": info.id, "base": info.base.0, "quote": info.quote.0, "tick": info.tick.to_string(),
        "lot": info.lot.to_string(), "replaced": info.replaced, "best_bid": info.best_bid,
        "best_ask": info.best_ask, "last": info.ticker.as_ref().and_then(|ticker| ticker.last),
    })
}
