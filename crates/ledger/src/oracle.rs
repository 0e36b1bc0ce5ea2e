//! Oracle feeds: what reporters say, and the price that other nouns ask for.
//!
//! Invariant: nobody is told a price that fewer than a quorum of fresh reports stand for.

pub(crate) mod edit_feed;
pub(crate) mod open_feed;
mod price;
pub(crate) mod reach;
pub(crate) mod report;
mod settle;

pub(crate) use price::price;
