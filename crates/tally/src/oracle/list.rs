//! `tally oracle list`.

use super::show_price;
use crate::{
    client::{FeedInfo, Page},
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use serde_json::json;

/// Feeds of one page; further ones are left to `--json` and the node's own lists.
const PAGE: u32 = 100;

pub fn run(context: &Context) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let (page, raw): (Page<FeedInfo>, _) = session.client.told(&format!("/v1/feeds?limit={PAGE}"))?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.row_pair(), Align::Left),
        (say.row_price(), Align::Left),
    ]);
    for feed in &page.items {
        table.row(vec![feed.id.to_string(), feed.pair(), show_price(say, feed)]);
    }
    let text = if table.is_empty() { format!("{}\n", say.no_feeds()) } else { table.render() };
    Ok(Report::new(text, json!({ "feeds": raw["items"], "next": page.next })))
}
