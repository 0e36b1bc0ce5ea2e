//! Everyday commands: what is there, who gets some, and what happened.

mod activity;
mod balance;
mod faucet;
mod receive;
mod send;

pub use activity::{ActivityArguments, activity};
pub use balance::{BalanceArguments, balance};
pub use faucet::{FaucetArguments, faucet};
pub use receive::{ReceiveArguments, qr, receive};
pub use send::{SendArguments, send};
