//! `tally oracle`: feeds, what is reported to them, and the prices that follow.

pub mod ecb;
mod event;
mod feed;
mod list;
mod open;
mod report;
mod show;

pub use event::show as show_event;

use crate::{
    client::{FeedInfo, PriceInfo},
    context::Context,
    failure::{Failure, Missing},
    i18n::Language,
    parse::show_ms,
    report::Report,
    session::Session,
};
use clap::Subcommand;
use serde_json::Value;

/// A command over feeds.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open a feed of what one thing costs in another
    Open(open::Arguments),
    /// Change who reports to a feed of yours, and when reports make a price
    Edit(open::EditArguments),
    /// Report what the price is
    Report(report::Arguments),
    /// Show a feed: its price, reporters and last reports
    Show(show::Arguments),
    /// List feeds with their prices
    List,
    /// Report the real daily rates of the European Central Bank, one day after the other
    Feed(feed::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Edit(arguments) => open::edit(context, arguments),
        Command::Report(arguments) => report::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::List => list::run(context),
        Command::Feed(arguments) => feed::run(context, arguments),
    }
}

fn find(session: &Session, feed: u64) -> Result<(FeedInfo, Value), Failure> {
    let found = session.client.find_told(&format!("/v1/feeds/{feed}"))?;
    found.ok_or_else(|| Missing::Feed(feed).into())
}

fn show_price(say: Language, feed: &FeedInfo) -> String {
    match &feed.price {
        PriceInfo::InForce { value, at_ms } => {
            say.price_in_force(feed.show(*value), &feed.quote, show_ms(*at_ms))
        }
        PriceInfo::Stale {} => say.price_stale(),
        PriceInfo::Held { value } => say.price_held(feed.show(*value)),
    }
}
