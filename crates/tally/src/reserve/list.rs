//! `tally reserve list`.

use crate::{
    client::{Page, StablecoinInfo, parameter},
    context::Context,
    failure::Failure,
    parse::show_span_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `reserve list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let path = format!("/v1/stablecoins?limit=100{}", parameter("cursor", arguments.cursor.as_deref()));
    let (page, raw): (Page<StablecoinInfo>, _) = session.client.told(&path)?;
    let mut table = Table::new([
        (say.title_coin(), Align::Left),
        (say.title_peg(), Align::Left),
        (say.title_circulating(), Align::Right),
        (say.title_attested(), Align::Right),
        (say.title_age(), Align::Right),
    ]);
    for coin in &page.items {
        let (asset, backing) = (&coin.asset, &coin.backing);
        table.row(vec![
            asset.title(),
            coin.peg.clone(),
            asset.plain(backing.circulating),
            asset.plain(backing.attested),
            backing.age_ms.map_or_else(|| "—".to_owned(), show_span_ms),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_coins()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "stablecoins": raw["items"], "next": page.next })))
}
