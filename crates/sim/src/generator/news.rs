//! Publishers, posts and tips.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Hash,
    asset::Name,
    news::{Format, Language, Link, Post, PostId, RegisterPublisher, Tag, Tip, WithdrawPost},
    text::Text,
    wire::{Empty, List},
};

const TAGS: [&str; 4] = ["ledger", "money", "tea", "新闻"];
const ODD_TAGS: [&str; 3] = ["#tea", "Tea", "a b"];
const LANGUAGES: [&str; 5] = ["en", "zh-Hans", "pt-BR", "es-419", "zh-Hans-CN"];
const ODD_LANGUAGES: [&str; 4] = ["EN", "en-us", "english", "zh-CN-Hans"];
const LINKS: [&str; 3] = ["https://tally.example/1", "http://[::1]:80?a#b", "https://a"];
const ODD_LINKS: [&str; 5] =
    ["ftp://a", "https://", "https://bank.example@evil.example/", "https://a b", "HTTPS://a"];

impl Generator {
    pub(super) fn news_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..15 => (None, Action::RegisterPublisher(self.publisher_registration())),
            15..50 => {
                let publishers: Vec<Address> = view.model.publishers.keys().copied().collect();
                let who = self.chance.pick(&publishers);
                (who, Action::Post(self.new_post(view, who.unwrap_or(actor))))
            }
            50..62 => {
                let (post, publisher) = self.some_post(view);
                (publisher, Action::WithdrawPost(WithdrawPost { post }))
            }
            _ => {
                let (post, publisher) = self.some_post(view);
                let asset = self.held_asset(view, &actor);
                let amount = self.amount(view.model.amount(&actor, asset));
                let own = publisher.filter(|_| self.chance.percent(5));
                (own, Action::Tip(Tip { post, asset, amount }))
            }
        }
    }

    fn publisher_registration(&mut self) -> RegisterPublisher {
        let name = self.chance.one_of(["The Tally", "每日账本", "The Tally", " spaced", "\u{202e}"]);
        RegisterPublisher {
            name: Name::new(name).expect("short"),
            link: self.post_link(),
            language: self.post_language(),
        }
    }

    fn new_post(&mut self, view: &View<'_>, publisher: Address) -> Post {
        let title = if self.chance.percent(4) { "Tally \u{7}" } else { "Tally opens 账本开张" };
        let mut tags = self.chance.some_of(&TAGS, 40);
        if self.chance.percent(3) {
            tags.push(self.chance.one_of(ODD_TAGS));
        }
        if self.chance.percent(97) {
            tags.sort_unstable();
        } else {
            tags.reverse();
        }
        let replaces = match self.chance.below(100) {
            0..60 => None,
            60..85 => view.model.publishers.get(&publisher).and_then(|publisher| publisher.last),
            _ => Some(self.some_post(view).0),
        };
        Post {
            title: Text::new(title).expect("short"),
            body: Hash([self.chance.below(256) as u8; 32]),
            link: self.post_link(),
            language: self.post_language(),
            tags: List::new(tags.into_iter().map(|tag| Tag::new(tag).expect("short")).collect())
                .expect("few"),
            format: self.chance.one_of([Format::Plain(Empty), Format::Markdown(Empty)]),
            replaces,
        }
    }

    fn post_link(&mut self) -> Option<Link> {
        let link = match self.chance.below(100) {
            0..40 => return None,
            40..96 => self.chance.one_of(LINKS),
            _ => self.chance.one_of(ODD_LINKS),
        };
        Some(Link::new(link).expect("short"))
    }

    fn post_language(&mut self) -> Language {
        let language = if self.chance.percent(97) {
            self.chance.one_of(LANGUAGES)
        } else {
            self.chance.one_of(ODD_LANGUAGES)
        };
        Language::new(language).expect("short")
    }

    /// A post, and who published it; seldom one that does not exist.
    fn some_post(&mut self, view: &View<'_>) -> (PostId, Option<Address>) {
        let posts: Vec<(PostId, Option<Address>)> =
            view.model.posts.iter().map(|(id, posted)| (*id, Some(posted.publisher))).collect();
        let found = self.chance.pick(&posts).filter(|_| self.chance.percent(96));
        found.unwrap_or_else(|| (PostId(view.model.next.post + self.chance.below(3)), None))
    }
}
