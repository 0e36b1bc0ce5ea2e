//! The border to the consensus and storage library; compiled once.

pub mod api;

pub use api::*;
