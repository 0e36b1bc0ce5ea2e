//! Turn a state and a block into changes and receipts. Pure.
//!
//! A block is opened by [`begin`], and then its transactions are applied one after another to an [`Overlay`]: the records of the parent's state that they
//! touch, and what they change. The caller reads records ahead by [`footprint`] and loads whatever else a transaction
//! turns out to need when [`begin`] or [`apply`] says [`Stop::Missing`].
//!
//! Invariants: the result follows from state, block and transaction alone (no clock, no chance, no hash order); a
//! refused operation changes nothing but the payer's fee and nonce; per asset, balances, held sends, packets and the fee
//! pot add up to what was minted and not burned. [`invariants`] checks them from outside.

mod account;
mod admission;
mod apply;
mod asset;
mod authority;
mod balance;
mod begin;
mod council;
mod deal;
mod debit;
mod earning;
mod exchange;
mod execute;
mod footprint;
mod genesis;
mod loan;
mod mandate;
mod meter;
mod mining;
mod news;
mod oracle;
mod overlay;
mod packet;
mod reach;
mod referral;
mod reserve;
mod savings;
mod stake;
mod stop;
mod transfer;
mod treasury;
mod turn;

pub mod invariants;

pub use admission::admit;
pub use apply::{BlockInfo, apply, receipts_root, simulate};
pub use begin::begin;
pub use footprint::footprint;
pub use genesis::genesis_state;
pub use overlay::{Damaged, Overlay};
pub use savings::accrue_pool;
pub use stake::{accrue_bond, accrue_candidate, penalize};
pub use stop::Stop;
