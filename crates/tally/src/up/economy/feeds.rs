//! Two reporters and two feeds: what a euro costs in dollars and in yuan, by the European Central Bank's real rates.

use super::{
    people::Role,
    play::{Act, Play, told},
    rates::{RATE_DECIMALS, Rates},
    words::{list, text},
};
use crate::failure::Failure;
use tally_types::{
    Action, Event,
    oracle::{FeedId, FeedTerms, OpenFeed, Report},
};

/// How long a report counts.
const HEARTBEAT_MS: u64 = 24 * 60 * 60 * 1000;
/// A fifth: no real day of these currencies has moved as far, nor a year of them.
const DEVIATION_BPS: u16 = 2_000;
/// Days that have been reported when the curtain rises.
const DAYS: u64 = 3;
/// The last of them.
pub const LAST_DAY: u64 = DAYS - 1;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let mut reporters = vec![play.address(Role::Ada), play.address(Role::Lin)];
    reporters.sort_unstable();
    let open = |quote| {
        let (reporters, quorum) = (list(reporters.clone()), 2);
        let terms = FeedTerms { reporters, quorum, heartbeat_ms: HEARTBEAT_MS, deviation_bps: DEVIATION_BPS };
        Action::OpenFeed(OpenFeed { base: text("EUR"), quote: text(quote), decimals: RATE_DECIMALS, terms })
    };
    let events = play.does(Role::Ada, vec![open("USD"), open("CNY")])?;
    let feeds = told(&events, |event| match event {
        Event::FeedOpened(feed) => Some(*feed),
        _ => None,
    });
    (play.made.dollar_feed, play.made.yuan_feed) = (feeds[0], feeds[1]);
    let rates = Rates::real();
    let start_ms = play.start_ms;
    let days = (0..DAYS).flat_map(|day| reports(&rates, (feeds[0], feeds[1]), day, start_ms + day));
    let days: Vec<_> = days.collect();
    play.wave([Role::Ada, Role::Lin].map(|reporter| Act::by(reporter, days.clone())).into()).map(drop)
}

/// One day's reports to the feeds of the dollar and of the yuan.
pub fn reports(
    rates: &Rates,
    (dollar, yuan): (FeedId, FeedId),
    day: u64,
    at_ms: u64,
) -> impl Iterator<Item = Action> + use<> {
    let rate = rates.on(day);
    [(dollar, rate.dollar), (yuan, rate.yuan)]
        .into_iter()
        .map(move |(feed, value)| Action::Report(Report { feed, value: value.into(), at_ms }))
}
