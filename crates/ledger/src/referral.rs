//! Referral: paying those who bring new accounts a share of the fees that these pay.
//!
//! Invariant: what is paid is part of fees really collected, within both caps and the campaign's budget.

pub(crate) mod bind;
pub(crate) mod claim;
pub(crate) mod close;
mod due;
pub(crate) mod fund;
pub(crate) mod open;
pub(crate) mod reach;
