//! News, from docs/reference/news.md.

use super::execute::Turn;
use std::sync::Arc;
use tally_types::{
    Address, Event, Place, Refusal,
    news::{
        Post, PostId, PostMade, PostOf, PostTip, Posted, Publisher, RegisterPublisher, Tip, WithdrawPost,
    },
};

impl Turn<'_> {
    pub fn register_publisher(&mut self, it: &RegisterPublisher) -> Result<(), Refusal> {
        let publisher = match self.model.publishers.get(&self.actor) {
            None => Publisher {
                name: it.name.clone(),
                link: it.link.clone(),
                language: it.language.clone(),
                since_ms: self.now.time_ms,
                first: None,
                last: None,
                posts: 0,
                withdrawn: 0,
                tips: 0,
            },
            Some(old) if (&old.name, &old.link, &old.language) == (&it.name, &it.link, &it.language) => {
                return Err(Refusal::AlreadySo);
            }
            Some(old) => Publisher {
                name: it.name.clone(),
                link: it.link.clone(),
                language: it.language.clone(),
                ..(**old).clone()
            },
        };
        self.model.publishers.insert(self.actor, Arc::new(publisher));
        self.events.push(Event::PublisherRegistered(self.actor));
        Ok(())
    }

    pub fn post(&mut self, it: &Post) -> Result<(), Refusal> {
        let old = it.replaces.map(|id| self.posted(id)).transpose()?;
        if !self.model.publishers.contains_key(&self.actor) {
            return Err(Refusal::UnknownPublisher);
        }
        if let Some(old) = &old {
            if old.publisher != self.actor {
                return Err(Refusal::NotPublisher);
            }
            if old.withdrawn_ms.is_some() {
                return Err(Refusal::PostIsWithdrawn);
            }
            if old.replaced_by.is_some() {
                return Err(Refusal::PostIsReplaced);
            }
        }
        let id = PostId(self.model.next.post);
        self.model.next.post += 1;
        if let Some(replaced) = it.replaces {
            self.posted_mut(replaced).replaced_by = Some(id);
        }
        let posted = Posted {
            publisher: self.actor,
            at_ms: self.now.time_ms,
            post: it.clone(),
            replaced_by: None,
            withdrawn_ms: None,
            tips: 0,
        };
        self.model.posts.insert(id, Arc::new(posted));
        let publisher = self.publisher_mut(self.actor);
        publisher.first = publisher.first.or(Some(id));
        publisher.last = Some(id);
        publisher.posts += 1;
        self.events.push(Event::PostPublished(PostMade {
            post: id,
            publisher: self.actor,
            replaces: it.replaces,
        }));
        Ok(())
    }

    pub fn withdraw_post(&mut self, it: &WithdrawPost) -> Result<(), Refusal> {
        let posted = self.posted(it.post)?;
        if posted.withdrawn_ms.is_some() {
            return Err(Refusal::AlreadySo);
        }
        if posted.publisher != self.actor {
            return Err(Refusal::NotPublisher);
        }
        self.posted_mut(it.post).withdrawn_ms = Some(self.now.time_ms);
        self.publisher_mut(self.actor).withdrawn += 1;
        self.events.push(Event::PostWithdrawn(PostOf { post: it.post, publisher: self.actor }));
        Ok(())
    }

    pub fn tip(&mut self, it: &Tip) -> Result<(), Refusal> {
        let posted = self.posted(it.post)?;
        let (publisher, asset, amount) = (posted.publisher, it.asset, it.amount.0);
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(asset)?;
        self.check_listed(asset, &[self.actor, publisher])?;
        self.check_welcome(asset, &publisher)?;
        self.model.debit(&self.actor, asset, amount, true)?;
        self.meter(asset, amount)?;
        self.model.credit(&publisher, asset, amount, false)?;
        if posted.withdrawn_ms.is_some() {
            return Err(Refusal::PostIsWithdrawn);
        }
        if publisher == self.actor {
            return Err(Refusal::OwnPost);
        }
        self.posted_mut(it.post).tips += 1;
        self.publisher_mut(publisher).tips += 1;
        self.moved(Place::Account(self.actor), Place::Account(publisher), asset, amount);
        self.events.push(Event::PostTipped(PostTip { post: it.post, publisher, from: self.actor }));
        Ok(())
    }

    fn posted(&self, id: PostId) -> Result<Arc<Posted>, Refusal> {
        self.model.posts.get(&id).cloned().ok_or(Refusal::UnknownPost)
    }

    fn posted_mut(&mut self, id: PostId) -> &mut Posted {
        Arc::make_mut(self.model.posts.get_mut(&id).expect("it was found"))
    }

    fn publisher_mut(&mut self, account: Address) -> &mut Publisher {
        Arc::make_mut(self.model.publishers.get_mut(&account).expect("who posts is registered"))
    }
}
