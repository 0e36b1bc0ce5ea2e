//! What the ledger keeps of publishers and posts, for ever.

use super::{Language, Link, Post, PostId};
use crate::{Address, StateKey, asset::Name, state};

wire_struct! {
    /// A publisher's record.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Publisher {
        pub name: Name,
        pub link: Option<Link>,
        pub language: Language,
        /// Block time in Unix milliseconds of its first registration.
        pub since_ms: u64,
        /// Its first and its last post; none while it has posted nothing.
        pub first: Option<PostId>,
        pub last: Option<PostId>,
        /// How many posts it has published, withdrawn ones included.
        pub posts: u64,
        pub withdrawn: u64,
        /// How often its posts were tipped.
        pub tips: u64,
    }
}

wire_struct! {
    /// A post's record. It is never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Posted {
        pub publisher: Address,
        /// Block time in Unix milliseconds.
        pub at_ms: u64,
        /// As it was posted.
        pub post: Post,
        pub replaced_by: Option<PostId>,
        /// Block time at which it was withdrawn.
        pub withdrawn_ms: Option<u64>,
        /// How often it was tipped.
        pub tips: u64,
    }
}

impl StateKey {
    /// A [`Publisher`].
    pub fn publisher(account: &Address) -> Self {
        Self::build(state::PUBLISHER, &[&account.0])
    }

    /// A [`Posted`].
    pub fn post(post: PostId) -> Self {
        Self::build(state::POST, &[&post.0.to_be_bytes()])
    }
}
