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
mod execute;
mod loan;
mod loan_debt;
mod loan_records;
mod note;
mod oracle;
mod records;
mod reserve;
mod reserve_records;
mod state;
mod stateless;
mod transfer;

pub use execute::Now;
pub use records::describe;
pub use state::{Account, Model, Scoped};
