//! What happened to feeds, in words.

use crate::i18n::Language;
use tally_types::{Address, Event};

/// `None` when the event is another noun's.
pub fn show(say: Language, event: &Event, show: &impl Fn(&Address) -> String) -> Option<String> {
    Some(match event {
        Event::FeedOpened(feed) => say.event_feed_opened(feed),
        Event::FeedEdited(feed) => say.event_feed_edited(feed),
        Event::FeedReported(report) => match report.price {
            Some(price) => say.event_feed_reported(report.feed, show(&report.reporter), report.value, price),
            None => say.event_feed_without_price(report.feed, show(&report.reporter), report.value),
        },
        _ => return None,
    })
}
