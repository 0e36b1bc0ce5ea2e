//! Savings: pools whose deposits earn interest out of funds that are there.
//!
//! Invariants: interest is paid to flexible deposits out of the budget, when somebody looks; for fixed deposits it is set
//! aside beforehand; and nothing but that interest raises what a share is worth.

pub(crate) mod close_pool;
mod deposit;
pub(crate) mod deposit_fixed;
pub(crate) mod deposit_flexible;
pub(crate) mod fund_pool;
mod interest;
pub(crate) mod open_pool;
mod payout;
pub(crate) mod reach;
pub(crate) mod reclaim_budget;
pub(crate) mod withdraw_fixed;
pub(crate) mod withdraw_flexible;

pub use interest::accrue as accrue_pool;
