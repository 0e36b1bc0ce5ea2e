//! Exchange: orders meet by price and then by time, against what was set aside for them.
//!
//! Invariant: whatever an operation does, it leaves every book uncrossed, and what lies in a market is what its open
//! orders set aside and the fees not yet paid out.

mod book;
pub(crate) mod cancel_all;
pub(crate) mod cancel_order;
pub(crate) mod collect_fees;
pub(crate) mod convert;
mod ladder;
mod maker;
mod matching;
pub(crate) mod open_market;
pub(crate) mod place_order;
pub(crate) mod reach;
mod trader;
