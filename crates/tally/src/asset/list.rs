//! `tally asset list`.

use super::show::{json as asset_json, power_label};
use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `asset list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only assets whose code or name begins like this
    pub search: Option<String>,
    /// How many
    #[arg(long, short = 'n', value_name = "N", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let page =
        session.client.assets(arguments.search.as_deref(), arguments.limit, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_asset(), Align::Left),
        (say.title_name(), Align::Left),
        (say.row_supply(), Align::Right),
        (say.title_powers(), Align::Left),
        (say.title_issuer(), Align::Left),
    ]);
    for asset in &page.items {
        let issuer = session.show(&asset.issuer);
        table.row(vec![
            asset.title(),
            asset.name.clone(),
            asset.plain(asset.supply),
            power_label(say, asset),
            issuer,
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_assets()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let items: Vec<_> = page.items.iter().map(|asset| asset_json(&session, asset)).collect();
    Ok(Report::new(text, json!({ "assets": items, "next": page.next })))
}
