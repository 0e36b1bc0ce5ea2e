//! Deals: a sale whose price waits in escrow until both sides say it is done, or a deadline or an arbiter decides.
//!
//! Invariant: the price leaves whole, once: every way out goes through `payout`, and a deal that ended holds nothing.

pub(crate) mod accept;
pub(crate) mod cancel;
mod case;
pub(crate) mod confirm;
pub(crate) mod dispute;
pub(crate) mod open;
mod payout;
pub(crate) mod reach;
pub(crate) mod refund;
pub(crate) mod rule;
pub(crate) mod settle;
pub(crate) mod ship;
