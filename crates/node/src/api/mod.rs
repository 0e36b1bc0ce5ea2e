//! The API: what people and programs ask a node over HTTP and WebSocket.

mod faucet;

pub use faucet::{Faucet, FaucetRefusal};
