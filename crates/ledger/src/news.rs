//! News: publishers, their posts, and tips for them.

pub(crate) mod post;
pub(crate) mod reach;
pub(crate) mod register;
pub(crate) mod tip;
pub(crate) mod withdraw;
