//! Transactions made up at random, most of them sensible enough to be admitted, all refusals among them.
//!
//! A generator looks at the model to find what would be sensible now (who holds which power, whose recovery is ready)
//! and then gets it wrong now and then. It never looks at the ledger.

mod account;
mod asset;
mod basket;
mod council;
mod deal;
mod edge;
mod edges;
mod exchange;
mod loan;
mod mandate;
mod mining;
mod news;
mod oracle;
mod packet;
mod rare_loan;
mod referral;
mod reserve;
mod savings;
mod signing;
mod stake;
mod transaction;
mod transfer;
mod world;

pub use signing::sign;
pub use transaction::Generator;
