//! A post stays as it was posted, and its publisher's record counts it.

use super::{
    Broken,
    kind::{Kind, Pair, address_of, number_of},
    state::State,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, StateKey,
    news::{PostId, Posted, Publisher},
    state::Counters,
};

impl Kind for Publisher {
    type Id = Address;

    fn id(key: &StateKey) -> Address {
        address_of(key)
    }

    fn key(&self, address: &Address) -> Option<StateKey> {
        Some(StateKey::publisher(address))
    }

    fn shape(&self, address: &Address) -> Result<(), Broken> {
        let none = self.first.is_none() && self.last.is_none();
        let some = self.first.is_some() && self.first <= self.last;
        let fits = if self.posts == 0 { none && self.tips == 0 } else { some };
        if !fits || self.withdrawn > self.posts {
            return Err(of_publisher(address, "its counts do not fit together"));
        }
        Ok(())
    }

    fn history(address: &Address, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(of_publisher(address, "deleted")) };
        let grows = after.posts >= before.posts
            && after.withdrawn >= before.withdrawn
            && after.tips >= before.tips
            && after.last >= before.last;
        let stays =
            after.since_ms == before.since_ms && (before.first.is_none() || after.first == before.first);
        if grows && stays { Ok(()) } else { Err(of_publisher(address, "its history shrank")) }
    }
}

impl Kind for Posted {
    type Id = PostId;

    fn id(key: &StateKey) -> PostId {
        PostId(number_of(key, 1))
    }

    fn key(&self, id: &PostId) -> Option<StateKey> {
        Some(StateKey::post(*id))
    }

    fn shape(&self, id: &PostId) -> Result<(), Broken> {
        let later = self.post.replaces.is_none_or(|before| before < *id)
            && self.replaced_by.is_none_or(|after| after > *id);
        if self.post.check().is_err() || !later {
            return Err(of_post(id, "a post that cannot be"));
        }
        Ok(())
    }

    fn history(id: &PostId, pair: &Pair<Self>) -> Result<(), Broken> {
        let Some(before) = &pair.before else { return Ok(()) };
        let Some(after) = &pair.after else { return Err(of_post(id, "deleted")) };
        let stays = before.publisher == after.publisher
            && before.at_ms == after.at_ms
            && before.post == after.post
            && (before.replaced_by.is_none() || before.replaced_by == after.replaced_by)
            && (before.withdrawn_ms.is_none() || before.withdrawn_ms == after.withdrawn_ms)
            && before.tips <= after.tips;
        if stays { Ok(()) } else { Err(of_post(id, "what was written down changed")) }
    }
}

/// Ids are given out in order and none is lost; editions name each other; publishers count what they posted.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    let mut counted: BTreeMap<Address, Counted> = BTreeMap::new();
    for (place, (id, posted)) in (0u64..).zip(&state.posts) {
        if id.0 != place {
            return Err(of_post(id, "its id was not the next"));
        }
        let of = |other: Option<PostId>| other.map(|other| state.posts.get(&other));
        let back = of(posted.post.replaces);
        if back.is_some_and(|before| before.and_then(|before| before.replaced_by) != Some(*id)) {
            return Err(of_post(id, "an edition that does not know the next"));
        }
        let next = of(posted.replaced_by);
        if next.is_some_and(|after| after.and_then(|after| after.post.replaces) != Some(*id)) {
            return Err(of_post(id, "an edition that does not know the one before"));
        }
        counted.entry(posted.publisher).or_default().add(*id, posted);
    }
    if state.posts.len() as u64 != counters.post {
        return Err(of_post(&PostId(counters.post), "posts are not counted right"));
    }
    for (address, publisher) in &state.publishers {
        if counted.remove(address).unwrap_or_default() != Counted::of(publisher) {
            return Err(of_publisher(address, "its posts are not counted right"));
        }
    }
    match counted.keys().next() {
        Some(address) => Err(of_publisher(address, "it posted and is not registered")),
        None => Ok(()),
    }
}

/// What a publisher's posts add up to.
#[derive(Default, PartialEq, Eq)]
struct Counted {
    first: Option<PostId>,
    last: Option<PostId>,
    posts: u64,
    withdrawn: u64,
    tips: u64,
}

impl Counted {
    fn of(publisher: &Publisher) -> Self {
        let Publisher { first, last, posts, withdrawn, tips, .. } = *publisher;
        Self { first, last, posts, withdrawn, tips }
    }

    fn add(&mut self, id: PostId, posted: &Posted) {
        self.first = self.first.or(Some(id));
        self.last = Some(id);
        self.posts += 1;
        self.withdrawn += u64::from(posted.withdrawn_ms.is_some());
        self.tips += posted.tips;
    }
}

fn of_post(id: &PostId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::post(*id), what }
}

fn of_publisher(address: &Address, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::publisher(address), what }
}
