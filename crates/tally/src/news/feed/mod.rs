//! Feeds: RSS 2.0 and Atom 1.0, read as entries that can become posts.
//!
//! Invariants: a feed is data. A document type, the only place where XML can define entities, is refused, so nothing in
//! a feed can grow or name another file; bytes, entries and depth have limits.

mod element;
mod plan;
mod post;
mod read;
#[cfg(test)]
mod tests;
mod words;

pub use plan::{Plan, Published, plan};
pub use post::{Cut, Offer, Terms, Unfit, offer};
pub use read::read;

/// Most bytes of a feed.
pub const MAX_FEED_BYTES: usize = 4 * 1024 * 1024;
/// Most entries of a feed.
pub const MAX_ENTRIES: usize = 1_000;
/// How deep elements may lie in one another.
pub const MAX_DEPTH: usize = 64;

/// Why a file cannot be read as a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedError {
    TooLong {
        most: usize,
    },
    NotUtf8,
    /// A document type could define entities that grow without end.
    DocumentType,
    /// No well-formed XML.
    Malformed {
        line: usize,
    },
    /// XML, and neither RSS 2.0 nor Atom 1.0.
    NotAFeed,
    TooManyEntries {
        most: usize,
    },
    TooDeep {
        most: usize,
    },
}

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// The language as the feed writes it.
    pub language: Option<String>,
    /// In the feed's order: the newest first, by custom.
    pub entries: Vec<Entry>,
}

/// One entry, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub title: Words,
    pub link: String,
    /// The whole text, or else the summary.
    pub text: Words,
    pub language: Option<String>,
    pub categories: Vec<String>,
}

/// Text, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    Plain(String),
    Html(String),
}

impl Default for Words {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}
