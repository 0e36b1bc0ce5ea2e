//! The ledger as the engine drives it: fills blocks from the pool, executes blocks, keeps their receipts.
//!
//! Invariant: the receipts of a block are durable before its state is.

mod audit;
pub mod execute;
mod flights;
mod ledger_machine;
pub mod trial;

pub use ledger_machine::LedgerMachine;
