//! A second ledger, written from docs/reference and not from the first one's code.
//!
//! It is meant to be obviously right and nothing else: maps, no journal, no overlay, no footprint. A transaction's
//! operations run on a copy of everything, which is kept or thrown away. Where the two ledgers differ, one of them or the
//! reference is wrong.

mod account;
mod admission;
mod asset;
mod balance;
mod basket;
mod collateral;
mod council;
mod deal;
mod exchange;
mod execute;
mod loan;
mod loan_debt;
mod loan_records;
mod mandate;
mod mining;
mod news;
mod note;
mod oracle;
mod packet;
mod payout;
mod points;
mod pool;
mod records;
mod referral;
mod reserve;
mod reserve_records;
mod rewards;
mod savings;
mod stake;
mod state;
mod stateless;
mod transfer;
mod treasury;

pub use council::{hash_of_fees, hash_of_parameters};
pub use deal::{Stage, deadline_ms, stage};
pub use exchange::{Market, Open};
pub use execute::Now;
pub use packet::Pot;
pub use records::describe;
pub use state::{Account, Model, Scoped};
pub use stateless::SCOPED;
