//! Break the network from one seed.
//!
//! [`differential`] sends what [`generator`] makes up through the ledger and through [`model`], a second ledger written
//! from the reference alone, and compares everything after every block. The same seed gives the same run.

pub mod chance;
pub mod coverage;
pub mod differential;
pub mod farm;
pub mod full_account;
pub mod generator;
pub mod model;
