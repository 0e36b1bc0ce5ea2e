//! Keys and authorities as JSON.

use super::{
    super::{error::ApiError, problem::Problem},
    read_hex,
};
use serde::{Deserialize, Serialize};
use tally_types::{hash::hex, key, wire::List};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Which curve and rules a key follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum KeyKind {
    Ed25519,
    Secp256k1,
    P256,
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicKey {
    pub kind: KeyKind,
    /// Hexadecimal: 32 bytes for ed25519, `x || y` of 64 for the others.
    pub key: String,
}

/// A key and what its signature weighs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WeightedKey {
    pub key: PublicKey,
    pub weight: u16,
}

/// Who may act for an account: signatures of `keys` that weigh `threshold` or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Authority {
    pub threshold: u16,
    /// Strictly ascending by kind, then by key.
    pub keys: Vec<WeightedKey>,
}

impl From<&key::PublicKey> for PublicKey {
    fn from(key: &key::PublicKey) -> Self {
        let kind = match key {
            key::PublicKey::Ed25519(_) => KeyKind::Ed25519,
            key::PublicKey::Secp256k1(_) => KeyKind::Secp256k1,
            key::PublicKey::P256(_) => KeyKind::P256,
        };
        Self { kind, key: hex(key.as_bytes()) }
    }
}

impl PublicKey {
    pub fn read(&self) -> Result<key::PublicKey, ApiError> {
        let bytes = read_hex(&self.key)?;
        let wrong = |_| {
            ApiError::from(Problem::OperationInvalid).with_note("the key has the wrong length for its kind")
        };
        Ok(match self.kind {
            KeyKind::Ed25519 => key::PublicKey::Ed25519(bytes.try_into().map_err(wrong)?),
            KeyKind::Secp256k1 => key::PublicKey::Secp256k1(bytes.try_into().map_err(wrong)?),
            KeyKind::P256 => key::PublicKey::P256(bytes.try_into().map_err(wrong)?),
        })
    }
}

impl From<&key::Authority> for Authority {
    fn from(authority: &key::Authority) -> Self {
        let key = |entry: &key::WeightedKey| WeightedKey { key: (&entry.key).into(), weight: entry.weight };
        Self { threshold: authority.threshold, keys: authority.keys.iter().map(key).collect() }
    }
}

impl Authority {
    pub fn read(&self) -> Result<key::Authority, ApiError> {
        let key = |entry: &WeightedKey| Ok(key::WeightedKey { key: entry.key.read()?, weight: entry.weight });
        let keys = self.keys.iter().map(key).collect::<Result<Vec<_>, ApiError>>()?;
        let wrong = || ApiError::from(Problem::OperationInvalid).with_note("an authority has 1 to 16 keys");
        Ok(key::Authority { threshold: self.threshold, keys: List::new(keys).ok_or_else(wrong)? })
    }
}
