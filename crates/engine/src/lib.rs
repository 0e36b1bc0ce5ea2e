//! The border to the consensus and storage library; compiled once.

pub mod api;
mod application;
mod archive;
mod block;
mod chain;
mod database;
mod genesis;
mod network;
mod pacing;
mod query;
mod scheme;
#[cfg(feature = "sim")]
pub mod sim;
mod stack;
mod validator;
mod votes;
mod watch;

pub use api::*;
pub use archive::{Archive, open_archive, replay};
pub use database::verify_state;
pub use scheme::{CertificateVerifier, deal, namespace, network_public_key};
pub use validator::{Engine, start};
