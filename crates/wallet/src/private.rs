//! Small secrets under a key: a pass phrase under a passkey's secret, and what a wallet notes for its owner alone.
//!
//! `nonce 24 || XChaCha20-Poly1305 of the text || tag 16`. The cipher's key is the domain-separated SHA-256 of the
//! secret, so a text sealed for one purpose does not open for another.

use crate::key::SecretKey;
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, AeadInOut as _},
};
use tally_types::Hash;
use zeroize::Zeroizing;

/// Most bytes of a text that is sealed.
pub const MAX_PRIVATE_BYTES: usize = 64 * 1024;

/// Random bytes that sealing takes. Never use the same ones twice.
pub type PrivateEntropy = [u8; NONCE];

const NONCE: usize = 24;

/// What may be sealed and opened; it wipes itself.
pub struct PrivateKey(Zeroizing<[u8; 32]>);

impl PrivateKey {
    /// For the vault's pass phrase: from 32 bytes that an authenticator gives (WebAuthn's `prf` extension).
    pub fn for_pass_phrase(secret: &[u8; 32]) -> Self {
        Self(Zeroizing::new(Hash::of("tally/wrapped-pass-phrase", &[secret]).0))
    }

    /// For notes of an account's owner: contacts, labels, links.
    pub fn for_notes(account: &SecretKey) -> Self {
        Self(Zeroizing::new(Hash::of("tally/private-notes", &[&account.to_bytes()[..]]).0))
    }

    /// Seals a text; `None` when it is longer than [`MAX_PRIVATE_BYTES`].
    pub fn seal(&self, text: &str, entropy: &PrivateEntropy) -> Option<Vec<u8>> {
        if text.len() > MAX_PRIVATE_BYTES {
            return None;
        }
        let sealed = self.cipher().encrypt(entropy.into(), text.as_bytes());
        Some([&entropy[..], &sealed.expect("a text is shorter than the cipher's limit")].concat())
    }

    /// Opens what [`Self::seal`] sealed under the same key; `None` when it was another key, or the bytes are damaged.
    pub fn open(&self, sealed: &[u8]) -> Option<Zeroizing<String>> {
        let (nonce, body) = sealed.split_first_chunk::<NONCE>()?;
        let mut text = Zeroizing::new(body.to_vec());
        self.cipher().decrypt_in_place(nonce.into(), &[], &mut *text).ok()?;
        std::str::from_utf8(&text).ok().map(|text| Zeroizing::new(text.to_owned()))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::KeyKind;

    #[test]
    fn a_text_opens_under_its_own_key_and_purpose_only() {
        let account = SecretKey::from_bytes(KeyKind::Ed25519, &[7; 32]).unwrap();
        let (notes, phrase) = (PrivateKey::for_notes(&account), PrivateKey::for_pass_phrase(&[7; 32]));
        for text in ["", "Bob: landlord", "房东"] {
            let mut sealed = notes.seal(text, &[9; 24]).unwrap();
            assert_eq!(notes.open(&sealed).as_deref().map(String::as_str), Some(text));
            assert_eq!(phrase.open(&sealed), None);
            sealed[30] ^= 1;
            assert_eq!(notes.open(&sealed), None);
        }
        assert_eq!(notes.open(&[0; 10]), None);
        assert_eq!(notes.seal(&"x".repeat(MAX_PRIVATE_BYTES + 1), &[9; 24]), None);
    }

    #[test]
    fn the_sealed_bytes_stay_as_they_are() {
        let sealed = PrivateKey::for_pass_phrase(&[7; 32]).seal("rent", &[9; 24]).unwrap();
        assert_eq!(
            Hash::sha256(&[&sealed]).to_hex(),
            "d83f45341d7dec0711d4dad4efa4a6af8446154481b82db2fb503d23e13c1669"
        );
    }
}
