//! Which entries of a feed become posts now.
//!
//! Rule: an entry whose link a post of the publisher has is not posted again, withdrawn or not.

use super::{Feed, Offer, Terms, Unfit, offer};
use std::collections::BTreeMap;
use tally_types::Hash;

/// The bodies of a publisher's posts by their links.
pub type Published = BTreeMap<String, Vec<Hash>>;

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Plan {
    /// The oldest first.
    pub offers: Vec<Offer>,
    /// Bodies of entries that are posts already, word for word: the node may still lack them.
    pub bodies: Vec<String>,
    /// How many entries are posts already.
    pub already: usize,
    /// Entries that cannot be posts, by their titles.
    pub unfit: Vec<(String, Unfit)>,
    /// How many are left for the next time.
    pub left: usize,
}

/// Takes up to `most` entries that are not published yet, the oldest first: feeds put the newest first.
pub fn plan(feed: &Feed, terms: &Terms, published: &Published, most: usize) -> Plan {
    let mut plan = Plan::default();
    let mut links: Vec<String> = Vec::new();
    for entry in feed.entries.iter().rev() {
        let offer = match offer(entry, terms) {
            Ok(offer) => offer,
            Err(unfit) => {
                plan.unfit.push((entry.title.line().0, unfit));
                continue;
            }
        };
        let link = offer.post.link.as_ref().map_or(String::new(), |link| link.as_str().to_owned());
        let known = published.get(&link);
        if known.is_some() || links.contains(&link) {
            plan.already += 1;
            plan.bodies
                .extend(known.is_some_and(|bodies| bodies.contains(&offer.post.body)).then_some(offer.body));
        } else if plan.offers.len() == most {
            plan.left += 1;
        } else {
            links.push(link);
            plan.offers.push(offer);
        }
    }
    plan
}
