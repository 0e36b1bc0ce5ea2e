//! Mining: sharing each epoch's emission out among those who transact, like and read.
//!
//! Invariant: an epoch pays out what was set aside for it, and no more; an account's points are in one campaign.

pub(crate) mod attest;
pub(crate) mod claim;
pub(crate) mod close;
pub(crate) mod join;
pub(crate) mod like;
pub(crate) mod network;
pub(crate) mod open;
mod part;
pub(crate) mod points;
pub(crate) mod reach;
mod weight;
