//! Ed25519 keys that signed lately, decompressed: who pays once pays again, and a decompression costs half a
//! verification.
//!
//! Invariant: a key is here only if its 32 bytes decode to it; no more than twice [`MAX_YOUNG`] are kept.

use foldhash::quality::RandomState;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
};
use tally_ed25519::Key;

/// Keys seen since the older half was last dropped, at most. One takes about 200 bytes.
const MAX_YOUNG: usize = 32_768;

type Keys = HashMap<[u8; 32], Key, RandomState>;

#[derive(Default)]
struct Halves {
    young: Keys,
    old: Keys,
}

/// The keys, shared by all who verify.
#[derive(Default)]
pub(super) struct KnownKeys(Mutex<Halves>);

impl KnownKeys {
    /// Each key decoded, or `None` where the bytes are not a point of the curve.
    pub(super) fn decode_all(&self, bytes: &[[u8; 32]]) -> Vec<Option<Key>> {
        let mut keys: Vec<Option<Key>> = {
            let mut halves = self.lock();
            bytes.iter().map(|bytes| halves.get(bytes)).collect()
        };
        let fresh: Vec<usize> = (0..keys.len()).filter(|place| keys[*place].is_none()).collect();
        if fresh.is_empty() {
            return keys;
        }
        // Decoded without the lock: it is the slow part.
        let wanted: Vec<_> = fresh.iter().map(|place| bytes[*place]).collect();
        let decoded = Key::decode_all(&wanted);
        let mut halves = self.lock();
        for (place, key) in fresh.into_iter().zip(decoded) {
            if let Some(key) = &key {
                halves.insert(bytes[place], key.clone());
            }
            keys[place] = key;
        }
        keys
    }

    fn lock(&self) -> MutexGuard<'_, Halves> {
        self.0.lock().expect("no holder panics")
    }
}

impl Halves {
    fn get(&mut self, bytes: &[u8; 32]) -> Option<Key> {
        if let Some(key) = self.young.get(bytes) {
            return Some(key.clone());
        }
        let key = self.old.remove(bytes)?;
        self.insert(*bytes, key.clone());
        Some(key)
    }

    fn insert(&mut self, bytes: [u8; 32], key: Key) {
        if self.young.len() >= MAX_YOUNG {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(bytes, key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonware_cryptography::{Signer as _, ed25519::PrivateKey};

    fn bytes(seed: u64) -> [u8; 32] {
        PrivateKey::from_seed(seed).public_key().as_ref().try_into().unwrap()
    }

    fn spelled(keys: &[Option<Key>]) -> Vec<Option<[u8; 32]>> {
        keys.iter().map(|key| key.as_ref().map(|key| *key.bytes())).collect()
    }

    #[test]
    fn a_key_decodes_the_same_the_second_time() {
        let keys = KnownKeys::default();
        // 2 is not the first coordinate's encoding of any point.
        let mut off_curve = [0; 32];
        off_curve[0] = 2;
        let asked = [bytes(1), off_curve, bytes(2), bytes(1)];
        let expected = [Some(asked[0]), None, Some(asked[2]), Some(asked[3])];
        assert_eq!(spelled(&keys.decode_all(&asked)), expected);
        assert_eq!(spelled(&keys.decode_all(&asked)), expected);
    }

    #[test]
    fn no_more_keys_are_kept_than_named() {
        let mut halves = Halves::default();
        let key = Key::decode_all(&[bytes(1)]).pop().flatten().unwrap();
        for number in 0..3 * MAX_YOUNG as u64 {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&number.to_be_bytes());
            halves.insert(bytes, key.clone());
            assert!(halves.young.len() <= MAX_YOUNG && halves.old.len() <= MAX_YOUNG);
        }
        let mut last = [0; 32];
        last[..8].copy_from_slice(&(3 * MAX_YOUNG as u64 - 1).to_be_bytes());
        assert!(halves.get(&last).is_some());
    }
}
