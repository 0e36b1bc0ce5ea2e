//! Say what is hashed, signed and sent.
//!
//! Everything two parties must agree on to the byte lives here: amounts and ids, accounts' addresses and authorities,
//! operations, transactions, refusals, receipts, blocks, state keys and records, and the Merkle trees that tie them
//! together. The crate knows no I/O, no clock, no state and no consensus; it compiles to wasm.
//!
//! The encoding of every type is that of `commonware-codec`: integers big-endian and fixed in width, lengths as
//! varints, enums as one tag byte. Each type bounds its own lists and strings, so decoding takes no configuration and
//! never allocates more than the input could hold. A value has exactly one encoding: what decodes, encodes back to the
//! same bytes.

#[macro_use]
pub mod wire;

pub mod account;
pub mod address;
pub mod amount;
pub mod asset;
pub mod block;
pub mod boxed;
pub mod council;
pub mod deal;
pub mod earning;
pub mod exchange;
pub mod fee;
pub mod fixed;
pub mod genesis;
pub mod hash;
pub mod key;
pub mod loan;
pub mod mandate;
pub mod merkle;
pub mod mining;
pub mod name;
pub mod news;
pub mod noun;
pub mod operation;
pub mod oracle;
pub mod packet;
pub mod parameters;
pub mod pool;
pub mod proof;
pub mod receipt;
pub mod referral;
pub mod refusal;
pub mod reserve;
pub mod savings;
pub mod signature;
pub mod stake;
pub mod state;
pub mod text;
pub mod transaction;
pub mod transfer;
pub mod treasury;

pub use address::Address;
pub use amount::Amount;
pub use asset::AssetId;
pub use block::{Block, Header};
pub use genesis::Genesis;
pub use hash::Hash;
pub use key::{Authority, PublicKey};
pub use name::Handle;
pub use noun::Noun;
pub use operation::{Action, Operation};
pub use parameters::{Parameters, epoch_of};
pub use receipt::{Event, Move, Outcome, Place, Receipt};
pub use refusal::Refusal;
pub use signature::{KeySignature, Witness};
pub use state::StateKey;
pub use transaction::{Body, Transaction};

/// Re-exported for the macros of [`wire`] and for callers that decode.
pub use bytes;
pub use commonware_codec as codec;
