//! The reserve: stablecoins backed by attestations, and baskets of them.
//!
//! Invariants: units of a stablecoin are made only within what is attested, and burned when a redemption is paid; a
//! basket holds at least the nominal amounts of every unit that circulates.

pub(crate) mod adopt_composition;
pub(crate) mod attest;
pub(crate) mod cancel_redemption;
pub(crate) mod compose;
pub(crate) mod decompose;
pub(crate) mod edit_stablecoin;
mod issue;
pub(crate) mod mint;
pub(crate) mod open_basket;
pub(crate) mod open_stablecoin;
mod parts;
pub(crate) mod reach;
pub(crate) mod request_redemption;
pub(crate) mod settle_redemption;
pub(crate) mod take_redemption;
mod terms;
pub(crate) mod vote_composition;
mod window;
