//! Pool, execute, index and serve blocks.
//!
//! The way of a transaction through this crate: [`api`] decodes bytes → [`admission`] verifies signatures in batches and
//! asks the ledger whether it may enter a block → [`pool`] keeps it and gossips it → [`machine`] puts it into a block and
//! executes blocks for the engine → [`chain`] holds what is final → [`index`] and the streams tell people.

pub mod admission;
pub mod api;
pub mod bodies;
pub mod chain;
pub mod index;
pub mod machine;
pub mod node;
pub mod pool;
pub mod receipts;
pub mod verify;

pub use node::{Node, NodeConfig, NodeError};
