//! Loans: offered and accepted, or signed by all at once; repaid, forgiven, passed on, in default.
//!
//! Invariants: units leave a loan's escrow by exactly one way; whoever is owed cannot keep a debtor from paying, nor a
//! debtor its lender from claiming; every operation on a note adds one entry to its history.

pub(crate) mod accept;
pub(crate) mod add_collateral;
pub(crate) mod assign;
pub(crate) mod claim_collateral;
mod closing;
pub(crate) mod confirm_repayment;
mod credit;
pub(crate) mod dispute;
pub(crate) mod forgive;
mod history;
mod making;
pub(crate) mod mark_default;
pub(crate) mod offer;
pub(crate) mod pay_as_guarantor;
mod payment;
pub(crate) mod reach;
pub(crate) mod record_repayment;
pub(crate) mod release_collateral;
pub(crate) mod repay;
pub(crate) mod sign;
mod succession;
pub(crate) mod withdraw_offer;
pub(crate) mod witness;
mod worth;
