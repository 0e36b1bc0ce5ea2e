//! The border to the consensus and storage library; compiled once.
//!
//! The rest of the program sees [`Machine`], which it implements, and [`Engine`], which it holds. Everything the library
//! brings (simplex consensus, marshal, the stateful application over QMDB, authenticated networking) stays behind them.
//!
//! # Invariants
//!
//! - A block that [`Machine::committed`] heard of is on every later start's disk, at the same height, for ever.
//! - Whether a block is valid follows from it, its parent and the parent's state alone. Clocks only delay.
//! - A member that may have forgotten a vote does not vote (see [`Status::voting`]).
//! - A validator's panic ends that validator; [`Engine::failed`] says why.
//!
//! # What a light client needs
//!
//! One public key, 96 bytes ([`network_public_key`]: a point of G2), and the namespace ([`namespace`]: `b"TALLY"`, the
//! chain id as eight bytes big-endian, the genesis hash).
//!
//! A certificate is the encoding of `simplex::types::Finalization<Scheme, sha256::Digest>` with
//! `Scheme = vrf::Scheme<ed25519::PublicKey, MinSig>`; it signs the digest of a header ([`tally_types::Header::digest`]).
//! [`CertificateVerifier`] is this recipe:
//!
//! ```ignore
//! let identity = G2::decode(Copying(&public_key))?;
//! let scheme = Scheme::certificate_verifier(&namespace, identity);
//! let finalization = Finalization::<Scheme, sha256::Digest>::decode_cfg(Copying(&certificate), &())?;
//! // `last` is the header, or the last of its descendants, each of which names the one before as its parent.
//! assert!(finalization.proposal.payload == sha256::Digest::from(last.digest().0));
//! assert!(finalization.verify(&mut rng, &scheme, &Sequential));
//! ```
//!
//! A state proof is the encoding of `current::unordered::proof::constant::KeyValueProof<mmr::Family, sha256::Digest, 32>`
//! over SHA-256; it leads from the operation that wrote the record to [`tally_types::Header::state_root`].
//! [`verify_state`] is this recipe:
//!
//! ```ignore
//! let proof = KeyValueProof::<mmr::Family, sha256::Digest, 32>::decode_cfg(Copying(&proof), &256)?;
//! let operation = unordered::variable::Operation::<mmr::Family, FixedBytes<32>, Bytes>::Update(
//!     unordered::Update(FixedBytes::new(key.0), record),
//! );
//! assert!(proof.verify::<Sha256, _>(operation, &sha256::Digest::from(header.state_root.0)));
//! ```
//!
//! # The seed
//!
//! [`tally_types::Header::seed`] is the network's threshold signature over the round in which the parent was proposed
//! (`vrf::Seed`), zero on the first block. It is unknown until that round's votes are cast, and whoever leads that
//! round may learn it a moment before it chooses whether the round ends with its block: draw only what was committed to
//! at least a block earlier.

pub mod api;
mod application;
mod archive;
mod block;
mod chain;
mod database;
mod epoch;
mod genesis;
mod gossip;
mod handle;
mod network;
mod pacing;
mod query;
mod scheme;
#[cfg(feature = "sim")]
pub mod sim;
mod stack;
mod state;
mod storage;
mod validator;
mod votes;
mod watch;

pub use api::*;
pub use archive::{Archive, open_archive, replay};
pub use database::verify_state;
pub use handle::Engine;
pub use scheme::{CertificateVerifier, deal, namespace, network_public_key};
pub use validator::start;
