//! Show the ledger's things as JSON, and read them back.
//!
//! The node's API and the wallet's page speak through these shapes, so an operation means the same in both. Nothing
//! here is hashed, signed or stored: that is canonical bytes. The crate knows no HTTP.

pub mod error;
pub mod language;
pub mod problem;
pub mod shapes;

pub use error::ApiError;
pub use language::Language;
pub use problem::Problem;
pub use shapes::*;
