//! Hold keys, build transactions, verify proofs.
//!
//! Everything a wallet does that is not talking to somebody: recovery phrases and the keys that follow from them,
//! signatures and their verification, transactions and the collecting of their signatures, sealed memos, the vault that
//! keeps the keys, payment links, and the proofs that lead from the network's public key to a line of the ledger.
//!
//! The crate does no I/O and knows no clock; it compiles to wasm. Randomness is always an argument: whoever calls
//! brings bytes from the machine's generator, so there is no hidden source to get wrong, and tests are repeatable.
//! Secrets are wiped when they are dropped and never printed.

pub mod build;
pub mod certificate;
pub mod derive;
pub mod key;
pub mod keystore;
pub mod link;
pub mod lookalike;
pub mod memo;
pub mod mnemonic;
pub mod packet;
pub mod passkey;
pub mod private;
pub mod proof;
pub mod referral;
pub mod summary;
pub mod vault;
pub mod verify;
pub mod webauthn;

pub use build::{Draft, Intent, Network};
pub use key::{KeyKind, SecretKey};
pub use mnemonic::{Language, Phrase};
pub use vault::{Origin, Vault};

pub use zeroize::Zeroizing;
