//! Public keys and the authority over an account.
//!
//! A single-key account's address follows from its key and needs no creation. Any other authority is stored with the
//! account: up to 16 weighted keys and the weight that must sign.

use crate::{Address, Hash, Refusal, wire::List};
use sha3::{Digest as _, Keccak256};

/// Most keys an authority may name.
pub const MAX_KEYS: usize = 16;

wire_enum! {
    /// A public key. The curve's points are checked when a signature by the key is verified.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum PublicKey {
        /// Ed25519 (RFC 8032) under the rules of ZIP-215: the 32-byte encoding.
        1 = Ed25519([u8; 32]),
        /// secp256k1 (SEC 2): the uncompressed point's `x || y`.
        2 = Secp256k1([u8; 64]),
        /// P-256 held by a WebAuthn authenticator (passkey): the uncompressed point's `x || y`.
        3 = P256([u8; 64]),
    }
}

impl PublicKey {
    /// The key's bytes as they stand on the wire, without the kind.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Ed25519(bytes) => bytes,
            Self::Secp256k1(bytes) | Self::P256(bytes) => bytes,
        }
    }

    /// The address of the single-key account of this key: for secp256k1 the Ethereum address (yellow paper, eq. 284),
    /// for the other kinds the last 20 bytes of `SHA-256(kind || key)`.
    pub fn address(&self) -> Address {
        match self {
            Self::Secp256k1(point) => Address::last_20(&Hash(Keccak256::digest(point).into())),
            _ => Address::last_20(&Hash::sha256(&[&[self.tag()], self.as_bytes()])),
        }
    }
}

wire_struct! {
    /// A key and what its signature weighs.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct WeightedKey {
        pub key: PublicKey,
        pub weight: u16,
    }
}

wire_struct! {
    /// Who may act for an account: signatures of `keys` that weigh `threshold` or more.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Authority {
        pub threshold: u16,
        /// Strictly ascending by key.
        pub keys: List<WeightedKey, 1, MAX_KEYS>,
    }
}

impl Authority {
    /// One key, alone.
    pub fn single(key: PublicKey) -> Self {
        let keys = List::new(vec![WeightedKey { key, weight: 1 }]).expect("one key is within the bounds");
        Self { threshold: 1, keys }
    }

    /// Keys strictly ascending, every weight at least 1, and a threshold that all keys together reach.
    pub fn check(&self) -> Result<(), Refusal> {
        let ascending = self.keys.windows(2).all(|pair| pair[0].key < pair[1].key);
        let total: u32 = self.keys.iter().map(|entry| u32::from(entry.weight)).sum();
        let weighted = self.keys.iter().all(|entry| entry.weight > 0);
        if !ascending || !weighted || self.threshold == 0 || u32::from(self.threshold) > total {
            return Err(Refusal::AuthorityUnusable);
        }
        Ok(())
    }

    /// The weight that `signers` bring together; keys that are not in the authority weigh nothing.
    pub fn weight_of<'a>(&self, signers: impl Iterator<Item = &'a PublicKey>) -> u32 {
        signers
            .filter_map(|signer| self.keys.iter().find(|entry| entry.key == *signer))
            .map(|entry| u32::from(entry.weight))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::unhex;

    #[test]
    fn a_secp256k1_key_has_its_ethereum_address() {
        // The key 1: the generator of the curve (SEC 2, 2.4.1) and the address every Ethereum tool gives for it.
        let point = unhex(concat!(
            "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
        ));
        let key = PublicKey::Secp256k1(point.unwrap().try_into().unwrap());
        assert_eq!(key.address().to_string(), "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    #[test]
    fn an_authority_nobody_could_use_is_refused() {
        let key = |byte| PublicKey::Ed25519([byte; 32]);
        let authority = |threshold, keys: &[(u8, u16)]| Authority {
            threshold,
            keys: List::new(
                keys.iter().map(|&(byte, weight)| WeightedKey { key: key(byte), weight }).collect(),
            )
            .unwrap(),
        };
        assert_eq!(authority(2, &[(1, 1), (2, 1)]).check(), Ok(()));
        for bad in [
            authority(0, &[(1, 1)]),
            authority(2, &[(1, 1)]),
            authority(1, &[(1, 0), (2, 1)]),
            authority(1, &[(2, 1), (1, 1)]),
            authority(1, &[(1, 1), (1, 1)]),
        ] {
            assert_eq!(bad.check(), Err(Refusal::AuthorityUnusable));
        }
        assert_eq!(authority(2, &[(1, 1), (2, 3)]).weight_of([key(2), key(9)].iter()), 3);
    }
}
