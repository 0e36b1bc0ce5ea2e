//! The API: what people and programs ask a node over HTTP and WebSocket.
//!
//! One file a noun; [`router`] lists all addresses, and the OpenAPI document is made from the same list, so nothing is
//! served that is not documented. Invariants: JSON exists only here and in `tally_json`, whose
//! shapes the wallet's page shares; every input has a limit (see [`limits`]); every
//! error is problem+json with a stable code (see [`problem`]); nothing here can change the ledger but by submitting a
//! signed transaction.

mod account;
mod asset;
mod block;
mod bodies;
mod body;
mod campaign;
mod council;
mod deal;
pub mod error;
mod exchange;
mod faucet;
pub mod language;
pub mod limits;
mod loan;
mod mandate;
mod mining;
#[cfg(test)]
mod mocks;
mod network;
mod news;
mod node;
mod oracle;
mod packet;
mod page;
mod proof;
mod records;
mod referral;
mod reserve;
mod router;
mod rows;
mod savings;
mod search;
mod server;
mod simulate;
mod site;
mod stake;
mod state;
mod stream;
mod submit;
#[cfg(test)]
mod tests;
mod transaction;
mod transfer;
mod treasury;

pub use tally_json::{self as json, problem};

pub use faucet::{Faucet, FaucetRefusal};
pub use limits::Limits;
pub use node::{LiveNode, Node};
pub use router::{openapi, router};
pub use server::serve;
pub use state::ApiState;
