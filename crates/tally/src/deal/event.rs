//! What happened to a deal, in words.

use crate::{client::EndInfo, i18n::Language, parse::show_ms};
use tally_types::{
    Address, Event,
    deal::{DealEnd, DealStep},
};

/// The event of a deal in words; nothing for other events.
pub fn show_event(say: Language, event: &Event, show: &impl Fn(&Address) -> String) -> String {
    let until = |step: &DealStep| step.until_ms.map(show_ms).unwrap_or_default();
    match event {
        Event::DealOpened(parties) => {
            say.event_deal_opened(parties.deal, show(&parties.buyer), show(&parties.seller))
        }
        Event::DealAccepted(step) => match step.until_ms {
            Some(until_ms) => say.event_deal_accepted(step.parties.deal, show_ms(until_ms)),
            None => say.event_deal_agreed(step.parties.deal, show(&step.by)),
        },
        Event::DealShipped(step) => say.event_deal_shipped(step.parties.deal, until(step)),
        Event::DealDisputed(step) => say.event_deal_disputed(step.parties.deal, show(&step.by), until(step)),
        Event::DealConfirmed(parties) => say.event_deal_ended(parties.deal, say.end(EndInfo::Confirmed)),
        Event::DealRefunded(parties) => say.event_deal_ended(parties.deal, say.end(EndInfo::Refunded)),
        Event::DealRuled(parties) => say.event_deal_ended(parties.deal, say.end(EndInfo::Ruled)),
        Event::DealSettled(decided) => say.event_deal_ended(decided.parties.deal, say.end(end(&decided.how))),
        Event::DealCancelled(offer) if offer.agreed => {
            say.event_deal_ended(offer.parties.deal, say.end(EndInfo::Cancelled))
        }
        Event::DealCancelled(offer) => {
            say.event_deal_offer(offer.parties.deal, show(&offer.by), offer.to_seller)
        }
        _ => String::new(),
    }
}

fn end(end: &DealEnd) -> EndInfo {
    match end {
        DealEnd::Confirmed(_) => EndInfo::Confirmed,
        DealEnd::Refunded(_) => EndInfo::Refunded,
        DealEnd::Lapsed(_) => EndInfo::Lapsed,
        DealEnd::TimedOut(_) => EndInfo::TimedOut,
        DealEnd::Ruled(_) => EndInfo::Ruled,
        DealEnd::Unruled(_) => EndInfo::Unruled,
        DealEnd::Cancelled(_) => EndInfo::Cancelled,
        DealEnd::Unpayable(_) => EndInfo::Unpayable,
    }
}
