//! Private keys, and what they sign.
//!
//! A key signs the id of a transaction and nothing else; the bytes under each kind of signature are those of
//! `tally_types::signature`. A key is wiped when it is dropped and does not show itself.

use crate::{
    derive::{Curve, DeriveError, ExtendedKey, KeyPath},
    mnemonic::Phrase,
};
use ed25519_dalek::Signer as _;
use k256::ecdsa::signature::hazmat::PrehashSigner as _;
use std::fmt;
use tally_types::{
    Address, Hash, KeySignature, PublicKey,
    hash::{hex, unhex},
    signature::{Ed25519Signature, NAMESPACE, Secp256k1Signature},
};
use zeroize::Zeroizing;

/// The kinds of key that a wallet holds itself. P-256 keys live in authenticators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    Ed25519,
    Secp256k1,
}

impl KeyKind {
    /// The path of key `index` from a recovery phrase.
    pub fn path(self, index: u32) -> KeyPath {
        match self {
            Self::Ed25519 => KeyPath::ed25519(index),
            Self::Secp256k1 => KeyPath::secp256k1(index),
        }
    }

    fn curve(self) -> Curve {
        match self {
            Self::Ed25519 => Curve::Ed25519,
            Self::Secp256k1 => Curve::Secp256k1,
        }
    }
}

/// A private key.
#[derive(Clone)]
pub struct SecretKey(Inner);

/// Both wipe themselves on drop.
#[derive(Clone)]
enum Inner {
    Ed25519(ed25519_dalek::SigningKey),
    Secp256k1(k256::ecdsa::SigningKey),
}

impl SecretKey {
    /// A key from its 32 bytes: an Ed25519 seed (RFC 8032), or a scalar of secp256k1, big-endian.
    pub fn from_bytes(kind: KeyKind, bytes: &[u8; 32]) -> Result<Self, KeyError> {
        match kind {
            KeyKind::Ed25519 => Ok(Self(Inner::Ed25519(ed25519_dalek::SigningKey::from_bytes(bytes)))),
            KeyKind::Secp256k1 => k256::ecdsa::SigningKey::from_slice(bytes)
                .map(|key| Self(Inner::Secp256k1(key)))
                .map_err(|_| KeyError::OutOfRange),
        }
    }

    /// Reads 64 hexadecimal digits, with or without `0x`.
    pub fn from_hex(kind: KeyKind, text: &str) -> Result<Self, KeyError> {
        let bytes = Zeroizing::new(unhex(text.trim()).ok_or(KeyError::NotHexadecimal)?);
        let bytes: &[u8; 32] =
            bytes[..].try_into().map_err(|_| KeyError::WrongLength { bytes: bytes.len() })?;
        Self::from_bytes(kind, bytes)
    }

    /// Key `index` of a recovery phrase, on the kind's usual path. `extra` is BIP-39's optional pass phrase.
    pub fn from_phrase(phrase: &Phrase, extra: &str, kind: KeyKind, index: u32) -> Result<Self, KeyError> {
        Self::from_phrase_at(phrase, extra, kind, &kind.path(index))
    }

    /// The key of a recovery phrase at `path`.
    pub fn from_phrase_at(
        phrase: &Phrase,
        extra: &str,
        kind: KeyKind,
        path: &KeyPath,
    ) -> Result<Self, KeyError> {
        let key = ExtendedKey::master(kind.curve(), &phrase.seed(extra)[..])?.derive(path)?;
        Self::from_bytes(kind, key.key())
    }

    pub fn kind(&self) -> KeyKind {
        match &self.0 {
            Inner::Ed25519(_) => KeyKind::Ed25519,
            Inner::Secp256k1(_) => KeyKind::Secp256k1,
        }
    }

    /// The key's 32 bytes, as [`Self::from_bytes`] takes them.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        match &self.0 {
            Inner::Ed25519(key) => Zeroizing::new(key.to_bytes()),
            Inner::Secp256k1(key) => Zeroizing::new(key.to_bytes().into()),
        }
    }

    /// The key's bytes as `0x` and 64 hexadecimal digits.
    pub fn to_hex(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(&self.to_bytes()[..]));
        Zeroizing::new(format!("0x{}", *digits))
    }

    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Inner::Ed25519(key) => PublicKey::Ed25519(key.verifying_key().to_bytes()),
            Inner::Secp256k1(key) => {
                PublicKey::Secp256k1(point(&key.verifying_key().to_sec1_point(false).to_bytes()))
            }
        }
    }

    /// The address of the account that this key alone controls.
    pub fn address(&self) -> Address {
        self.public().address()
    }

    /// Signs a transaction's id.
    pub fn sign(&self, id: &Hash) -> KeySignature {
        match &self.0 {
            Inner::Ed25519(key) => KeySignature::Ed25519(Ed25519Signature {
                key: key.verifying_key().to_bytes(),
                signature: key.sign(&ed25519_message(id)).to_bytes(),
            }),
            Inner::Secp256k1(key) => {
                // RFC 6979; k256 normalizes `s` into the lower half.
                let signature: k256::ecdsa::Signature =
                    key.sign_prehash(&id.0).expect("a 32-byte digest is signed by any key");
                KeySignature::Secp256k1(Secp256k1Signature {
                    key: point(&key.verifying_key().to_sec1_point(false).to_bytes()),
                    signature: signature.to_bytes().into(),
                })
            }
        }
    }

    /// The Ed25519 key, for what only such keys do.
    pub(crate) fn as_ed25519(&self) -> Option<&ed25519_dalek::SigningKey> {
        match &self.0 {
            Inner::Ed25519(key) => Some(key),
            Inner::Secp256k1(_) => None,
        }
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({:?}, redacted)", self.kind())
    }
}

/// Equal keys have equal public keys; comparing those leaks nothing.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.public() == other.public()
    }
}

impl Eq for SecretKey {}

/// What an Ed25519 key signs: the namespace's length as a varint (one byte), the namespace, the id.
fn ed25519_message(id: &Hash) -> [u8; 1 + NAMESPACE.len() + 32] {
    let mut message = [0; 1 + NAMESPACE.len() + 32];
    message[0] = NAMESPACE.len() as u8;
    message[1..=NAMESPACE.len()].copy_from_slice(NAMESPACE);
    message[1 + NAMESPACE.len()..].copy_from_slice(&id.0);
    message
}

/// `x || y` of an uncompressed SEC1 point.
pub(crate) fn point(sec1: &[u8]) -> [u8; 64] {
    sec1[1..].try_into().expect("an uncompressed point has 65 bytes")
}

/// Why bytes or a phrase give no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    NotHexadecimal,
    WrongLength {
        bytes: usize,
    },
    /// Zero, or not below the order of secp256k1.
    OutOfRange,
    Derive(DeriveError),
}

impl KeyError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::NotHexadecimal => {
                "a private key is 64 hexadecimal digits; this has other characters".to_owned()
            }
            Self::WrongLength { bytes } => {
                format!("a private key is 32 bytes (64 digits) long; this has {bytes} bytes")
            }
            Self::OutOfRange => "this number is not a private key of secp256k1".to_owned(),
            Self::Derive(error) => error.message(),
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotHexadecimal => "私钥应为 64 个十六进制数字；此处含有其他字符".to_owned(),
            Self::WrongLength { bytes } => format!("私钥长度应为 32 字节（64 个数字）；此处为 {bytes} 字节"),
            Self::OutOfRange => "此数不是 secp256k1 的私钥".to_owned(),
            Self::Derive(error) => error.message_zh(),
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for KeyError {}

impl From<DeriveError> for KeyError {
    fn from(error: DeriveError) -> Self {
        Self::Derive(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mnemonic::Language;

    #[test]
    fn a_key_does_not_show_itself() {
        let key = SecretKey::from_bytes(KeyKind::Ed25519, &[7; 32]).unwrap();
        assert_eq!(format!("{key:?}"), "SecretKey(Ed25519, redacted)");
    }

    #[test]
    fn the_text_leads_back_to_the_key() {
        for kind in [KeyKind::Ed25519, KeyKind::Secp256k1] {
            let key = SecretKey::from_bytes(kind, &[9; 32]).unwrap();
            assert_eq!(SecretKey::from_hex(kind, &key.to_hex()), Ok(key));
        }
    }

    #[test]
    fn what_is_no_key_says_why() {
        let kind = KeyKind::Secp256k1;
        let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        for (text, error) in [
            ("0xzz", KeyError::NotHexadecimal),
            ("0x00", KeyError::WrongLength { bytes: 1 }),
            (&"00".repeat(32), KeyError::OutOfRange),
            (order, KeyError::OutOfRange),
        ] {
            assert_eq!(SecretKey::from_hex(kind, text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_language_of_a_phrase_is_part_of_the_key() {
        let key = |language| {
            let phrase = Phrase::from_entropy(language, &[1; 16]).unwrap();
            SecretKey::from_phrase(&phrase, "", KeyKind::Ed25519, 0).unwrap()
        };
        assert_ne!(key(Language::English), key(Language::Chinese));
    }
}
