//! `tally oracle feed`: the real daily rates, reported one day after the other by every reporter whose key is here.

use super::ecb::{self, Day};
use crate::{
    client::{FeedInfo, NetworkError},
    context::Context,
    failure::{ArgumentsError, Failure},
    parse,
    perform::Acting,
    report::Report as Answer,
    session::Session,
};
use clap::Args;
use serde_json::json;
use std::{fs, path::PathBuf, thread, time::Duration};
use tally_types::{
    Action, Address, Amount, Operation,
    oracle::{FeedId, Report},
};
use tally_wallet::SecretKey;

/// What the Bank's rates are rates of.
const BASE: &str = "EUR";
/// How often the network's time is asked for, until it has moved on.
const ASK_EVERY: Duration = Duration::from_millis(100);

/// Arguments of `oracle feed`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The Bank's file of all reference rates (eurofxref-hist.csv)
    #[arg(long, value_name = "FILE")]
    pub ecb: PathBuf,
    /// The first day [default: the file's first]
    #[arg(long = "from", value_name = "DATE", default_value = "", hide_default_value = true)]
    pub first: String,
    /// How many days [default: all]
    #[arg(long, value_name = "N")]
    pub days: Option<usize>,
    /// A feed to report to; give it once for each [default: every feed of EUR that this wallet may report to]
    #[arg(long = "feed", value_name = "N")]
    pub feeds: Vec<u64>,
    /// How long to wait after each day
    #[arg(long, value_name = "SPAN", default_value = "0s")]
    pub every: String,
}

/// An account of the wallet that reports, and the feeds it reports to.
struct Reporter {
    name: String,
    account: Address,
    feeds: Vec<FeedInfo>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Answer, Failure> {
    let every = Duration::from_millis(parse::duration_ms(&arguments.every)?);
    let text = fs::read_to_string(&arguments.ecb).map_err(|error| Failure::file(&arguments.ecb, &error))?;
    let days = wanted(ecb::days(&text)?, arguments)?;
    let session = Session::open(context)?;
    let reporters = reporters(&session, &arguments.feeds, &days)?;
    confirm(&session, &reporters, &days)?;
    let unlocked = session.store.unlock(&context.terminal, &context.say.ask_passphrase())?;
    let mut keys = Vec::new();
    for reporter in &reporters {
        let found = unlocked.vault.find(&reporter.name);
        keys.push(found.map(tally_wallet::vault::Account::key).transpose()?.flatten());
    }
    let (mut last_ms, mut reports) = (0, 0);
    for (done, day) in days.iter().enumerate() {
        let at_ms = later_than(&session, last_ms)?;
        for (reporter, key) in reporters.iter().zip(&keys) {
            if let Some(key) = key {
                reports += usize::from(report(&session, reporter, key, day, at_ms)?);
            }
        }
        last_ms = at_ms;
        let progress = context.say.feed_progress(done + 1, days.len(), day.date, prices(&reporters, day));
        context.terminal.note(&progress);
        thread::sleep(every);
    }
    let json =
        json!({ "days": days.len(), "transactions": reports, "last": days.last().map(|day| day.date) });
    Ok(Answer::new(context.say.feed_done(days.len(), reports), json))
}

fn wanted<'a>(days: Vec<Day<'a>>, arguments: &Arguments) -> Result<Vec<Day<'a>>, ArgumentsError> {
    let from = arguments.first.as_str();
    let days: Vec<_> = days.into_iter().filter(|day| day.date >= from).collect();
    let count = arguments.days.unwrap_or(days.len());
    let days: Vec<_> = days.into_iter().take(count).collect();
    if days.is_empty() { Err(ArgumentsError::NoRates { date: from.to_owned() }) } else { Ok(days) }
}

/// The wallet's accounts that may report to the feeds, those with a key.
fn reporters(session: &Session, wanted: &[u64], days: &[Day<'_>]) -> Result<Vec<Reporter>, Failure> {
    let feeds: Vec<FeedInfo> = session
        .client
        .feeds()?
        .into_iter()
        .filter(|feed| feed.base == BASE && (wanted.is_empty() || wanted.contains(&feed.id)))
        .filter(|feed| days.iter().any(|day| day.rate(&feed.quote, feed.decimals).is_some()))
        .collect();
    let reporter = |entry: &crate::wallet::Entry| {
        entry.key?;
        let names = |feed: &&FeedInfo| feed.reporters.iter().any(|known| known.account == entry.address);
        let feeds: Vec<FeedInfo> = feeds.iter().filter(names).cloned().collect();
        let (name, account) = (entry.name.clone(), entry.address);
        (!feeds.is_empty()).then_some(Reporter { name, account, feeds })
    };
    let found: Vec<_> = session.store.entries().iter().filter_map(reporter).collect();
    if found.is_empty() { Err(ArgumentsError::NoFeeds.into()) } else { Ok(found) }
}

fn confirm(session: &Session, reporters: &[Reporter], days: &[Day<'_>]) -> Result<(), Failure> {
    let say = session.context.say;
    let mut feeds: Vec<_> =
        reporters.iter().flat_map(|reporter| &reporter.feeds).map(|feed| (feed.id, feed.pair())).collect();
    feeds.sort_unstable();
    feeds.dedup();
    let feeds: Vec<_> = feeds.into_iter().map(|(id, pair)| format!("{pair} ({id})")).collect();
    let names: Vec<_> = reporters.iter().map(|reporter| reporter.name.as_str()).collect();
    let (first, last) = (days[0].date, days[days.len() - 1].date);
    let question = say.feed_question(days.len(), first, last, feeds.join(", "), names.join(", "));
    session.context.terminal.note(&question);
    session.context.terminal.confirm(&say.proceed())
}

/// The network's time, once it is later than `last_ms`: a reporter's times only grow.
fn later_than(session: &Session, last_ms: u64) -> Result<u64, NetworkError> {
    loop {
        let time_ms = session.client.status()?.time_ms;
        if time_ms > last_ms {
            return Ok(time_ms);
        }
        thread::sleep(ASK_EVERY);
    }
}

/// Reports one day's rates to all of a reporter's feeds in one transaction; `false` when it has none that day.
fn report(
    session: &Session,
    reporter: &Reporter,
    key: &SecretKey,
    day: &Day<'_>,
    at_ms: u64,
) -> Result<bool, Failure> {
    let operation = |feed: &FeedInfo| {
        let value = day.rate(&feed.quote, feed.decimals)?;
        let action = Action::Report(Report { feed: FeedId(feed.id), value, at_ms });
        Some(Operation { actor: reporter.account, action })
    };
    let operations: Vec<Operation> = reporter.feeds.iter().filter_map(operation).collect();
    if operations.is_empty() {
        return Ok(false);
    }
    let mut draft = session.draft(&Acting::plain(), reporter.account, operations)?;
    session.simulate(&draft)?;
    draft.sign(&reporter.account, key)?;
    session.submit(&draft)?;
    Ok(true)
}

fn prices(reporters: &[Reporter], day: &Day<'_>) -> String {
    let mut prices: Vec<_> = reporters
        .iter()
        .flat_map(|reporter| &reporter.feeds)
        .filter_map(|feed| {
            let value = day.rate(&feed.quote, feed.decimals)?;
            Some(format!("{} {}", feed.quote, feed.show(Amount(value.into()))))
        })
        .collect();
    prices.sort_unstable();
    prices.dedup();
    prices.join(" · ")
}
