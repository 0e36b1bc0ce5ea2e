//! News: who publishes, and what. The body lives off the ledger, its hash on it.
//!
//! Invariant: a post is never deleted and its words never change; an edition follows another, one after one.

mod event;
mod form;
mod record;

pub use event::{PostMade, PostOf, PostTip};
pub use form::{is_language, is_link, is_tag};
pub use record::{Posted, Publisher};

use crate::{
    Amount, AssetId, Hash, Refusal,
    asset::{Name, is_name},
    text::Text,
    wire::{Empty, List},
};

/// Most bytes of a title.
pub const MAX_TITLE_BYTES: usize = 200;
/// Most bytes of a link.
pub const MAX_LINK_BYTES: usize = 512;
/// Most characters of a language's tag, such as `zh-Hans-CN`.
pub const MAX_LANGUAGE_CHARS: usize = 12;
/// Most tags of one post.
pub const MAX_TAGS: usize = 8;
/// Most bytes of a tag.
pub const MAX_TAG_BYTES: usize = 32;

wire_id! {
    /// A post's number, given in order of posting.
    pub struct PostId(u64);
}

/// Where something can be read; [`is_link`].
pub type Link = Text<1, MAX_LINK_BYTES>;
/// The language something is written in; [`is_language`].
pub type Language = Text<2, MAX_LANGUAGE_CHARS>;
/// What a post is about; [`is_tag`].
pub type Tag = Text<1, MAX_TAG_BYTES>;

wire_enum! {
    /// How a body is to be shown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Format {
        /// As it stands.
        0 = Plain(Empty),
        /// By the safe subset of Markdown that the reference names.
        1 = Markdown(Empty),
    }
}

wire_struct! {
    /// Makes the actor a publisher, or changes what its record says of it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RegisterPublisher {
        pub name: Name,
        /// Its page, if it has one.
        pub link: Option<Link>,
        /// The language it mostly writes in.
        pub language: Language,
    }
}

wire_struct! {
    /// Publishes. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Post {
        pub title: Text<1, MAX_TITLE_BYTES>,
        /// SHA-256 of the body's bytes.
        pub body: Hash,
        /// Where the body is served, if elsewhere than by the nodes.
        pub link: Option<Link>,
        pub language: Language,
        /// Strictly ascending.
        pub tags: List<Tag, 0, MAX_TAGS>,
        pub format: Format,
        /// The edition this one takes the place of.
        pub replaces: Option<PostId>,
    }
}

wire_struct! {
    /// Marks a post as withdrawn.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct WithdrawPost {
        pub post: PostId,
    }
}

wire_struct! {
    /// Pays the publisher of a post, for it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Tip {
        pub post: PostId,
        pub asset: AssetId,
        pub amount: Amount,
    }
}

impl RegisterPublisher {
    pub fn check(&self) -> Result<(), Refusal> {
        check_common(self.name.as_str(), self.link.as_ref(), &self.language)
    }
}

impl Post {
    pub fn check(&self) -> Result<(), Refusal> {
        check_common(self.title.as_str(), self.link.as_ref(), &self.language)?;
        let ascending = self.tags.windows(2).all(|pair| pair[0] < pair[1]);
        if !ascending || !self.tags.iter().all(|tag| is_tag(tag.as_str())) {
            return Err(Refusal::TagsInvalid);
        }
        Ok(())
    }
}

fn check_common(title: &str, link: Option<&Link>, language: &Language) -> Result<(), Refusal> {
    if !is_name(title) {
        return Err(Refusal::TextNotPlain);
    }
    if !link.is_none_or(|link| is_link(link.as_str())) {
        return Err(Refusal::LinkInvalid);
    }
    if !is_language(language.as_str()) {
        return Err(Refusal::LanguageInvalid);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_refused_for_the_first_rule_in_order() {
        type Spoil = fn(&mut Post);
        let tags =
            |tags: &[&str]| List::new(tags.iter().map(|tag| Tag::new(*tag).unwrap()).collect()).unwrap();
        let mut post = Post {
            title: Text::new("Tally opens").unwrap(),
            body: Hash([1; 32]),
            link: Some(Link::new("https://tally.example/1").unwrap()),
            language: Language::new("en").unwrap(),
            tags: tags(&["ledger", "新闻"]),
            format: Format::Plain(Empty),
            replaces: None,
        };
        assert_eq!(post.check(), Ok(()));
        for wrong in [&["b", "a"][..], &["a", "a"], &["a b"], &["#a"], &["News"]] {
            assert_eq!(Post { tags: tags(wrong), ..post.clone() }.check(), Err(Refusal::TagsInvalid));
        }
        post.tags = tags(&["b", "a"]);
        // From the last rule to the first: each one broken besides those above it is the one named.
        let table: &[(Spoil, Refusal)] = &[
            (|post| post.language = Language::new("EN").unwrap(), Refusal::LanguageInvalid),
            (|post| post.link = Link::new("ftp://a"), Refusal::LinkInvalid),
            (|post| post.title = Text::new(" Tally").unwrap(), Refusal::TextNotPlain),
        ];
        for (spoil, refusal) in table {
            spoil(&mut post);
            assert_eq!(post.check(), Err(*refusal));
        }
    }
}
