//! Turn a state and a block into changes and receipts. Pure.
//!
//! A block is opened by [`begin`], and then its transactions are applied one after another to an [`Overlay`]: the records of the parent's state that they
//! touch, and what they change. The caller reads records ahead by [`footprint`] and loads whatever else a transaction
//! turns out to need when [`begin`] or [`apply`] says [`Stop::Missing`].
//!
//! Invariants: the result follows from state, block and transaction alone (no clock, no chance, no hash order); a
//! refused operation changes nothing but the payer's fee and nonce; per asset, balances, held sends and the fee pot
//! add up to what was minted and not burned. [`invariants`] checks them from outside.

mod account;
mod admission;
mod apply;
mod asset;
mod authority;
mod balance;
mod begin;
mod debit;
mod execute;
mod footprint;
mod genesis;
mod loan;
mod meter;
mod oracle;
mod overlay;
mod reach;
mod reserve;
mod stop;
mod transfer;
mod turn;

pub mod invariants;

pub use admission::admit;
pub use apply::{BlockInfo, apply, receipts_root, simulate};
pub use begin::begin;
pub use footprint::footprint;
pub use genesis::genesis_state;
pub use overlay::{Damaged, Overlay};
pub use stop::Stop;
