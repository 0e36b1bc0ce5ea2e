//! Signatures, and which account they speak for.
//!
//! Every signature signs the transaction's id (see [`crate::transaction`]): Ed25519 over `0x08 "TALLY_TX" || id`, secp256k1
//! over the id as the prehash (low-S only), P-256 as a WebAuthn assertion whose challenge is the id. Signatures are not
//! part of the id, so a passkey's high-S signature changes nothing but bytes.

use crate::{Address, PublicKey, key::MAX_KEYS, wire::{ByteString, List}};

/// The namespace under which Ed25519 keys sign; its length goes before it as one byte.
pub const NAMESPACE: &[u8] = b"TALLY_TX";

/// Most accounts whose signatures one transaction carries.
pub const MAX_WITNESSES: usize = 16;

/// Greatest length of a WebAuthn `authenticatorData` we read (37 bytes and extensions).
pub const MAX_AUTHENTICATOR_DATA_BYTES: usize = 256;

/// Greatest length of a WebAuthn `clientDataJSON` we read.
pub const MAX_CLIENT_DATA_BYTES: usize = 1024;

wire_struct! {
    /// An Ed25519 signature (RFC 8032), verified under ZIP-215.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Ed25519Signature {
        pub key: [u8; 32],
        pub signature: [u8; 64],
    }
}

wire_struct! {
    /// An ECDSA signature over secp256k1: `r || s` with `s` in the lower half (BIP-146).
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Secp256k1Signature {
        pub key: [u8; 64],
        pub signature: [u8; 64],
    }
}

wire_struct! {
    /// A WebAuthn assertion (W3C WebAuthn level 3, §7.2) by a P-256 key: `r || s`, either half.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct P256Signature {
        pub key: [u8; 64],
        pub signature: [u8; 64],
        pub authenticator_data: ByteString<37, MAX_AUTHENTICATOR_DATA_BYTES>,
        pub client_data_json: ByteString<1, MAX_CLIENT_DATA_BYTES>,
    }
}

wire_enum! {
    /// One key's signature.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum KeySignature {
        1 = Ed25519(Ed25519Signature),
        2 = Secp256k1(Secp256k1Signature),
        3 = P256(P256Signature),
    }
}

impl KeySignature {
    /// The key that signed.
    pub fn key(&self) -> PublicKey {
        match self {
            Self::Ed25519(inner) => PublicKey::Ed25519(inner.key),
            Self::Secp256k1(inner) => PublicKey::Secp256k1(inner.key),
            Self::P256(inner) => PublicKey::P256(inner.key),
        }
    }
}

wire_struct! {
    /// The signatures that speak for one account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Witness {
        pub account: Address,
        /// Strictly ascending by key.
        pub signatures: List<KeySignature, 1, MAX_KEYS>,
    }
}
