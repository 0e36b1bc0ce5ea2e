//! Stake: bonds to candidates, what they earn, and what they answer for.
//!
//! Invariant: nothing here depends on when somebody touches a bond: what it earned and what a penalty took from it is
//! the same to the part of a unit, whoever looks and however often.

pub(crate) mod become_candidate;
pub(crate) mod bond;
pub(crate) mod carry_penalty;
pub(crate) mod claim_rewards;
pub(crate) mod finish_unbonding;
mod leaving;
mod lien;
pub(crate) mod move_stake;
pub(crate) mod penalty;
mod position;
pub(crate) mod reach;
pub(crate) mod retire;
pub(crate) mod rewards;
pub(crate) mod set_commission;
pub(crate) mod unbond;

pub use penalty::penalize;
pub use rewards::{accrue as accrue_candidate, accrue_bond};
