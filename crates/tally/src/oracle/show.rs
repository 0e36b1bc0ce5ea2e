//! `tally oracle show`: a feed's price, who reports, and what was reported last.

use super::{find, show_price};
use crate::{
    client::{FeedInfo, Page, ReportLine, parameter},
    context::Context,
    failure::Failure,
    parse::{show_ms, show_span_ms},
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::Amount;

/// Arguments of `oracle show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The feed's number
    pub feed: u64,
    /// How many of the last reports
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Go on where the last page of reports ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let (feed, raw) = find(&session, arguments.feed)?;
    let cursor = parameter("cursor", arguments.cursor.as_deref());
    let path = format!("/v1/feeds/{}/history?limit={}{cursor}", feed.id, arguments.limit);
    let (page, reports): (Page<ReportLine>, _) = session.client.told(&path)?;
    let mut text = table::pairs(&rows(&session, &feed));
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_reporter(), Align::Left),
        (say.title_reported(), Align::Right),
        (say.title_price_after(), Align::Right),
    ]);
    for line in &page.items {
        let price = line.price.map_or_else(|| "—".to_owned(), |price| feed.show(price));
        let reporter = session.show(&line.reporter);
        table.row(vec![show_ms(line.time_ms), reporter, feed.show(line.value), price]);
    }
    if !table.is_empty() {
        text.push_str(&format!("\n{}", table.render()));
    }
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "feed": raw, "reports": reports["items"], "next": page.next })))
}

fn rows(session: &Session, feed: &FeedInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let owner = feed.owner.as_ref().map_or_else(|| say.row_owner_none(), |owner| session.show(owner));
    let quorum = say.threshold_of(feed.quorum, feed.reporters.len());
    // Hundredths of a per cent have two decimals.
    let limit = say.deviation(Amount(feed.deviation_bps.into()).format(2));
    let mut rows = vec![
        (say.row_feed(), feed.id.to_string()),
        (say.row_pair(), feed.pair()),
        (say.row_price(), show_price(say, feed)),
        (say.row_decimals(), feed.decimals.to_string()),
        (say.row_owner(), owner),
        (say.row_reports(), quorum),
        (say.row_heartbeat(), show_span_ms(feed.heartbeat_ms)),
        (say.row_deviation(), limit),
    ];
    if let Some(settled) = feed.settled {
        rows.push((say.row_settled(), feed.show(settled)));
    }
    if let Some(jump) = &feed.jump {
        rows.push((say.row_jump(), say.jump_since(feed.show(jump.value), show_ms(jump.since_ms))));
    }
    for reporter in &feed.reporters {
        let said = match reporter.value {
            Some(value) if reporter.fresh => say.report_at(feed.show(value), show_ms(reporter.at_ms)),
            Some(value) => say.report_old(feed.show(value), show_ms(reporter.at_ms)),
            None => say.report_none(),
        };
        rows.push((say.row_reporter(), format!("{}: {said}", session.show(&reporter.account))));
    }
    rows
}
