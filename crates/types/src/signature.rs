//! Signatures, and which account they speak for.
//!
//! Every signature signs the transaction's id (see [`crate::transaction`]): Ed25519 over `0x08 "TALLY_TX" || id`, secp256k1
//! over the id as the prehash (low-S only), P-256 as a WebAuthn assertion whose challenge is the id. Signatures are not
//! part of the id, so a passkey's high-S signature changes nothing but bytes.

use crate::{
    Address, Hash, PublicKey,
    key::MAX_KEYS,
    wire::{ByteString, List},
};

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

impl P256Signature {
    /// The message that the authenticator signed, provided that it is an assertion for `id` with the user present:
    /// `authenticatorData || SHA-256(clientDataJSON)`. Follows the limited verification algorithm (WebAuthn §5.8.1.2):
    /// the client data must begin exactly as every browser serialises it.
    pub fn signed_message(&self, id: &Hash) -> Option<Vec<u8>> {
        const USER_PRESENT: u8 = 1;
        const FLAGS: usize = 32;
        let head = format!("{{\"type\":\"webauthn.get\",\"challenge\":\"{}\",\"origin\":", base64url(&id.0));
        let present = self.authenticator_data[FLAGS] & USER_PRESENT != 0;
        let meant =
            self.client_data_json.starts_with(head.as_bytes()) && self.client_data_json.ends_with(b"}");
        (present && meant).then(|| {
            let mut message = self.authenticator_data.to_vec();
            message.extend_from_slice(&Hash::sha256(&[&self.client_data_json]).0);
            message
        })
    }
}

/// Base64url without padding (RFC 4648, section 5).
pub fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(ALPHABET[(group >> (18 - 6 * place) & 63) as usize] as char);
        }
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10, without padding.
    #[test]
    fn base64url_vectors() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(base64url(bytes.as_bytes()), text);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }
}
