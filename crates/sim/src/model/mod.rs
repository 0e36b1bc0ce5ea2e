//! A second ledger, written from docs/reference and not from the first one's code.
//!
//! It is meant to be obviously right and nothing else: maps, no journal, no overlay, no footprint. A transaction's
//! operations run on a copy of everything, which is kept or thrown away. Where the two ledgers differ, one of them or the
//! reference is wrong.

mod account;
mod admission;
mod asset;
mod balance;
mod deal;
mod execute;
mod mining;
mod news;
mod payout;
mod points;
mod pool;
mod records;
mod referral;
mod rewards;
mod savings;
mod stake;
mod state;
mod stateless;
mod transfer;
mod treasury;

pub use deal::{Stage, deadline_ms, stage};
pub use execute::Now;
pub use records::describe;
pub use state::{Account, Model, Scoped};
