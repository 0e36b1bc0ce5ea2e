//! Sealed memos: a note that only the receiver reads, for owners of Ed25519 keys.
//!
//! `ephemeral X25519 key 32 || nonce 24 || XChaCha20-Poly1305 of the note || tag 16`. The receiver's X25519 key is its
//! Ed25519 key on the Montgomery curve (RFC 7748, §4.1); the cipher's key is the domain-separated SHA-256 of the shared
//! point and both public keys, which also binds the memo to its receiver. Whoever sealed a memo cannot open it again.
//! What comes out is checked like an open memo, since no ledger could.

use crate::key::SecretKey;
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, AeadInOut as _},
};
use std::fmt;
use tally_types::{
    Hash, PublicKey,
    text::is_plain,
    transfer::{MAX_MEMO_BYTES, Memo},
    wire::List,
};
use zeroize::Zeroizing;

/// Random bytes that sealing a memo takes: an ephemeral key and a nonce. Never use the same ones twice.
pub type SealEntropy = [u8; EPHEMERAL + NONCE];

const EPHEMERAL: usize = 32;
const NONCE: usize = 24;

/// Why a memo cannot be sealed or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoError {
    /// Only Ed25519 keys can receive and open sealed memos.
    WrongKind,
    /// The receiver's key is not a point that memos can be sealed to.
    KeyInvalid,
    TooLong,
    /// The note has hidden, control or direction-changing characters.
    NotPlain,
    /// It is sealed to another key, or damaged: the two cannot be told apart.
    Unreadable,
}

impl MemoError {
    /// What is wrong and what to do, in English.
    pub fn message(self) -> &'static str {
        match self {
            Self::WrongKind => "only accounts with an Ed25519 key can receive sealed memos; send an open one",
            Self::KeyInvalid => "the receiver's key cannot receive sealed memos; send an open one",
            Self::TooLong => "a memo has at most 256 bytes; shorten it",
            Self::NotPlain => "the memo has hidden, control or direction-changing characters",
            Self::Unreadable => "the memo is sealed to another key, or damaged",
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(self) -> &'static str {
        match self {
            Self::WrongKind => "只有 Ed25519 密钥的账户可以接收密封附言；请改用公开附言",
            Self::KeyInvalid => "收款方的密钥无法接收密封附言；请改用公开附言",
            Self::TooLong => "附言最多 256 字节；请缩短",
            Self::NotPlain => "附言含有隐藏、控制或改变方向的字符",
            Self::Unreadable => "附言是密封给其他密钥的，或已损坏",
        }
    }
}

impl fmt::Display for MemoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for MemoError {}

/// Seals `note` to the owner of `receiver`.
pub fn seal(note: &str, receiver: &PublicKey, entropy: &SealEntropy) -> Result<Memo, MemoError> {
    let PublicKey::Ed25519(receiver) = receiver else {
        return Err(MemoError::WrongKind);
    };
    if note.len() > MAX_MEMO_BYTES {
        return Err(MemoError::TooLong);
    }
    if !is_plain(note) {
        return Err(MemoError::NotPlain);
    }
    let point = ed25519_dalek::VerifyingKey::from_bytes(receiver).map_err(|_| MemoError::KeyInvalid)?;
    let (secret, nonce) = entropy.split_at(EPHEMERAL);
    let secret: Zeroizing<[u8; 32]> = Zeroizing::new(secret.try_into().expect("32 bytes"));
    let ephemeral = x25519_dalek::x25519(*secret, x25519_dalek::X25519_BASEPOINT_BYTES);
    let shared = Zeroizing::new(x25519_dalek::x25519(*secret, point.to_montgomery().to_bytes()));
    let cipher = cipher(&shared, &ephemeral, receiver).ok_or(MemoError::KeyInvalid)?;
    let sealed = cipher
        .encrypt(nonce.try_into().expect("24 bytes"), note.as_bytes())
        .expect("a memo is shorter than the cipher's limit");
    let memo = [&ephemeral[..], nonce, &sealed].concat();
    Ok(Memo::Sealed(List::new(memo).expect("a memo within its limit seals within the sealed limit")))
}

/// Opens a sealed memo with the receiver's key.
pub fn open(sealed: &[u8], key: &SecretKey) -> Result<Zeroizing<String>, MemoError> {
    let key = key.as_ed25519().ok_or(MemoError::WrongKind)?;
    let (ephemeral, rest) = sealed.split_first_chunk::<EPHEMERAL>().ok_or(MemoError::Unreadable)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(MemoError::Unreadable)?;
    let scalar = Zeroizing::new(key.to_scalar_bytes());
    let shared = Zeroizing::new(x25519_dalek::x25519(*scalar, *ephemeral));
    let cipher = cipher(&shared, ephemeral, key.verifying_key().as_bytes()).ok_or(MemoError::Unreadable)?;
    let mut note = Zeroizing::new(sealed.to_vec());
    cipher.decrypt_in_place(nonce.into(), &[], &mut *note).map_err(|_| MemoError::Unreadable)?;
    let note = std::str::from_utf8(&note).map_err(|_| MemoError::NotPlain)?;
    if is_plain(note) { Ok(Zeroizing::new(note.to_owned())) } else { Err(MemoError::NotPlain) }
}

/// `None` for a point of small order, whose shared point everybody knows.
fn cipher(shared: &[u8; 32], ephemeral: &[u8; 32], receiver: &[u8; 32]) -> Option<XChaCha20Poly1305> {
    if *shared == [0; 32] {
        return None;
    }
    let key = Zeroizing::new(Hash::of("tally/sealed-memo", &[shared, ephemeral, receiver]).0);
    Some(XChaCha20Poly1305::new((&*key).into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::KeyKind;

    fn key(kind: KeyKind, byte: u8) -> SecretKey {
        SecretKey::from_bytes(kind, &[byte; 32]).unwrap()
    }

    fn sealed(note: &str, to: &SecretKey) -> Vec<u8> {
        match seal(note, &to.public(), &[9; 56]).unwrap() {
            Memo::Sealed(bytes) => bytes.into_vec(),
            _ => unreachable!("a sealed memo is sealed"),
        }
    }

    #[test]
    fn only_the_receiver_reads_a_sealed_memo() {
        let bob = key(KeyKind::Ed25519, 2);
        for note in ["", "rent for May", "五月房租", &"x".repeat(MAX_MEMO_BYTES)] {
            let sealed = sealed(note, &bob);
            assert_eq!(sealed.len(), note.len() + 72);
            assert_eq!(*open(&sealed, &bob).unwrap(), *note);
            assert_eq!(open(&sealed, &key(KeyKind::Ed25519, 3)), Err(MemoError::Unreadable));
        }
    }

    #[test]
    fn the_sealed_bytes_stay_as_they_are() {
        let digest = Hash::sha256(&[&sealed("rent", &key(KeyKind::Ed25519, 2))]);
        assert_eq!(digest.to_hex(), "f85f8851f1b5196372051d1f75f33ff9c5bcca08e8cffbc51184fb41901c2d9f");
    }

    #[test]
    fn a_memo_changed_in_any_byte_is_refused() {
        let bob = key(KeyKind::Ed25519, 2);
        let sealed = sealed("rent", &bob);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open(&changed, &bob), Err(MemoError::Unreadable), "{place}");
        }
        for length in 0..sealed.len() {
            assert_eq!(open(&sealed[..length], &bob), Err(MemoError::Unreadable), "{length}");
        }
    }

    #[test]
    fn what_cannot_be_sealed_says_why() {
        let bob = key(KeyKind::Ed25519, 2).public();
        let entropy = [9; 56];
        let small_order = PublicKey::Ed25519(std::array::from_fn(|place| u8::from(place == 0)));
        for (note, receiver, error) in [
            ("x".repeat(257), &bob, MemoError::TooLong),
            ("a\u{202e}b".to_owned(), &bob, MemoError::NotPlain),
            ("x".to_owned(), &key(KeyKind::Secp256k1, 2).public(), MemoError::WrongKind),
            ("x".to_owned(), &small_order, MemoError::KeyInvalid),
            ("x".to_owned(), &PublicKey::Ed25519([2; 32]), MemoError::KeyInvalid),
        ] {
            assert_eq!(seal(&note, receiver, &entropy), Err(error));
        }
        assert_eq!(open(&[0; 80], &key(KeyKind::Secp256k1, 2)), Err(MemoError::WrongKind));
    }
}
