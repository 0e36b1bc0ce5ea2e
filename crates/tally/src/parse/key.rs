//! Public keys as people pass them on: the kind, a colon and the bytes in hexadecimal.

use super::InputError;
use tally_types::{
    Authority, PublicKey,
    hash::{hex, unhex},
    key::{MAX_KEYS, WeightedKey},
    wire::List,
};

/// Writes a key: `ed25519:…`, `secp256k1:…` or `p256:…`.
pub fn show_key(key: &PublicKey) -> String {
    let kind = match key {
        PublicKey::Ed25519(_) => "ed25519",
        PublicKey::Secp256k1(_) => "secp256k1",
        PublicKey::P256(_) => "p256",
    };
    format!("{kind}:{}", hex(key.as_bytes()))
}

/// Reads a key as [`show_key`] writes it. An Ed25519 key may come without its kind.
pub fn public_key(text: &str) -> Result<PublicKey, InputError> {
    let (kind, digits) = text.split_once(':').unwrap_or(("ed25519", text));
    let bytes = unhex(digits);
    let key = bytes.and_then(|bytes| match kind {
        "ed25519" => bytes.try_into().ok().map(PublicKey::Ed25519),
        "secp256k1" => bytes.try_into().ok().map(PublicKey::Secp256k1),
        "p256" => bytes.try_into().ok().map(PublicKey::P256),
        _ => None,
    });
    key.ok_or_else(|| InputError::Key { text: text.to_owned() })
}

/// An authority of `entries`, each a key with its weight as the text wrote it (`KEY` or `KEY=WEIGHT`).
pub fn authority(entries: Vec<(PublicKey, u16)>, threshold: Option<u16>) -> Result<Authority, InputError> {
    let mut keys: Vec<_> = entries.into_iter().map(|(key, weight)| WeightedKey { key, weight }).collect();
    keys.sort_by_key(|entry| entry.key);
    let all = keys.iter().fold(0u16, |sum, entry| sum.saturating_add(entry.weight));
    let count = keys.len();
    let keys = List::new(keys).ok_or(InputError::KeyCount { count, most: MAX_KEYS })?;
    Ok(Authority { threshold: threshold.unwrap_or(all), keys })
}

/// Splits `TEXT=WEIGHT`; the weight is 1 when it is not there.
pub fn weighted(text: &str) -> Result<(&str, u16), InputError> {
    match text.split_once('=') {
        None => Ok((text, 1)),
        Some((key, weight)) => {
            let weight = weight.parse().ok().filter(|weight| *weight > 0);
            Ok((key, weight.ok_or_else(|| InputError::Weight { text: text.to_owned() })?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_are_written() {
        for key in [PublicKey::Ed25519([1; 32]), PublicKey::Secp256k1([2; 64]), PublicKey::P256([3; 64])] {
            assert_eq!(public_key(&show_key(&key)), Ok(key));
        }
        assert_eq!(public_key(&"01".repeat(32)), Ok(PublicKey::Ed25519([1; 32])));
        for text in
            ["", "ed25519:", "ed25519:00", "rsa:00", &"01".repeat(33), &format!("p256:{}", "zz".repeat(64))]
        {
            assert_eq!(public_key(text), Err(InputError::Key { text: text.into() }), "{text}");
        }
    }

    #[test]
    fn weights_are_read() {
        assert_eq!(weighted("alice"), Ok(("alice", 1)));
        assert_eq!(weighted("alice=3"), Ok(("alice", 3)));
        for text in ["alice=", "alice=0", "alice=-1", "alice=70000"] {
            assert_eq!(weighted(text), Err(InputError::Weight { text: text.into() }), "{text}");
        }
    }

    #[test]
    fn an_authority_is_sorted_and_needs_all_keys_unless_told() {
        let entries = || vec![(PublicKey::Ed25519([2; 32]), 1), (PublicKey::Ed25519([1; 32]), 2)];
        let all = authority(entries(), None).unwrap();
        assert_eq!((all.threshold, all.check()), (3, Ok(())));
        assert_eq!(authority(entries(), Some(1)).unwrap().threshold, 1);
        assert_eq!(authority(Vec::new(), None), Err(InputError::KeyCount { count: 0, most: MAX_KEYS }));
    }
}
