//! What a receipt tells of a post.

use super::PostId;
use crate::Address;

wire_struct! {
    /// A post and its publisher.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PostOf {
        pub post: PostId,
        pub publisher: Address,
    }
}

wire_struct! {
    /// A post was published.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PostMade {
        pub post: PostId,
        pub publisher: Address,
        pub replaces: Option<PostId>,
    }
}

wire_struct! {
    /// A post was tipped; the move beside it says with what.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PostTip {
        pub post: PostId,
        pub publisher: Address,
        pub from: Address,
    }
}
