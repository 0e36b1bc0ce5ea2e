//! From a seed to keys: SLIP-0010, which for secp256k1 is BIP-32.
//!
//! Only private derivation is here: a wallet that watches an account knows its address and needs no extended public
//! keys. Ed25519 has hardened children only. A child that would not be a key (one in 2^127) is skipped as the curve's
//! standard says: BIP-32 refuses the index, SLIP-0010's P-256 hashes on.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha512;
use std::fmt;
use zeroize::Zeroizing;

/// Coin type of keys made for Tally. The number is this project's choice; SLIP-0044 gives it to Bitvote, whose keys are
/// secp256k1 and so never the same as these.
pub const COIN_TYPE: u32 = 7777;

/// SLIP-0044 coin type of Ethereum, whose secp256k1 keys and addresses Tally shares.
pub const ETHEREUM_COIN_TYPE: u32 = 60;

/// Added to an index whose child is derived from the private key alone.
pub const HARDENED: u32 = 1 << 31;

/// Most steps of a path (BIP-32: the depth is one byte).
pub const MAX_DEPTH: usize = 255;

/// A curve that SLIP-0010 derives keys on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    Ed25519,
    Secp256k1,
    P256,
}

impl Curve {
    fn salt(self) -> &'static [u8] {
        match self {
            Self::Ed25519 => b"ed25519 seed",
            Self::Secp256k1 => b"Bitcoin seed",
            Self::P256 => b"Nist256p1 seed",
        }
    }
}

/// The steps from a seed to a key, such as `m/44'/7777'/0'/0'/0'`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPath(Vec<u32>);

impl KeyPath {
    /// The path of Tally's Ed25519 key `index`: `m/44'/7777'/0'/0'/index'`.
    pub fn ed25519(index: u32) -> Self {
        Self([44, COIN_TYPE, 0, 0, index].map(|step| step | HARDENED).to_vec())
    }

    /// The path of Ethereum's key `index`: `m/44'/60'/0'/0/index`.
    pub fn secp256k1(index: u32) -> Self {
        Self(vec![44 | HARDENED, ETHEREUM_COIN_TYPE | HARDENED, HARDENED, 0, index])
    }

    /// The path of these steps ([`HARDENED`] included); `None` past [`MAX_DEPTH`].
    pub fn of(steps: Vec<u32>) -> Option<Self> {
        (steps.len() <= MAX_DEPTH).then_some(Self(steps))
    }

    /// Reads `m/44'/60'/0'/0/0`; `'`, `h` and `H` mark a hardened step.
    pub fn parse(text: &str) -> Result<Self, DeriveError> {
        let malformed = || DeriveError::PathMalformed { path: text.to_owned() };
        let mut parts = text.trim().split('/');
        if !matches!(parts.next(), Some("m" | "M")) {
            return Err(malformed());
        }
        let mut steps = Vec::new();
        for part in parts {
            let (digits, hardened) = match part.strip_suffix(['\'', 'h', 'H']) {
                Some(digits) => (digits, HARDENED),
                None => (part, 0),
            };
            let number = digits
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| digits.parse::<u32>().ok())
                .flatten();
            let number = number.filter(|number| *number < HARDENED).ok_or_else(malformed)?;
            steps.push(number | hardened);
        }
        Self::of(steps).ok_or_else(malformed)
    }

    pub fn steps(&self) -> &[u32] {
        &self.0
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("m")?;
        for step in &self.0 {
            let mark = if step & HARDENED != 0 { "'" } else { "" };
            write!(f, "/{}{mark}", step & !HARDENED)?;
        }
        Ok(())
    }
}

/// Why a key cannot be derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeriveError {
    PathMalformed {
        path: String,
    },
    /// Ed25519 has hardened steps only.
    NotHardened,
    /// This index gives no key (probability 2^-127); take the next.
    NoKeyHere,
}

impl DeriveError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::PathMalformed { path } => {
                format!("\"{path}\" is not a key path; write it like m/44'/60'/0'/0/0")
            }
            Self::NotHardened => {
                "every step of an Ed25519 key's path must be hardened (marked with ')".to_owned()
            }
            Self::NoKeyHere => "there is no key at this index; use the next one".to_owned(),
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::PathMalformed { path } => format!("“{path}”不是密钥路径；请写成 m/44'/60'/0'/0/0 的形式"),
            Self::NotHardened => "Ed25519 密钥路径的每一步都必须是强化派生（以 ' 标记）".to_owned(),
            Self::NoKeyHere => "此序号没有对应的密钥；请使用下一个".to_owned(),
        }
    }
}

impl fmt::Display for DeriveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for DeriveError {}

/// A private key and the chain code that its children follow from.
#[derive(Clone)]
pub struct ExtendedKey {
    curve: Curve,
    key: Zeroizing<[u8; 32]>,
    chain_code: Zeroizing<[u8; 32]>,
}

impl ExtendedKey {
    /// The master key of `seed`.
    pub fn master(curve: Curve, seed: &[u8]) -> Result<Self, DeriveError> {
        let (mut key, mut chain_code) = hash(curve.salt(), &[seed]);
        while !is_key(curve, &key) {
            // SLIP-0010: the seed's hash is hashed again; BIP-32 declares such a seed invalid.
            if curve == Curve::Secp256k1 {
                return Err(DeriveError::NoKeyHere);
            }
            let again = [&key[..], &chain_code[..]].concat();
            (key, chain_code) = hash(curve.salt(), &[&Zeroizing::new(again)]);
        }
        Ok(Self { curve, key, chain_code })
    }

    /// The child at `index` ([`HARDENED`] included).
    pub fn child(&self, index: u32) -> Result<Self, DeriveError> {
        let hardened = index & HARDENED != 0;
        if self.curve == Curve::Ed25519 && !hardened {
            return Err(DeriveError::NotHardened);
        }
        let point;
        let parent: [&[u8]; 2] = if hardened {
            [&[0], &self.key[..]]
        } else {
            point = compressed_point(self.curve, &self.key);
            [&[], &point]
        };
        let (mut left, mut chain_code) =
            hash(&self.chain_code[..], &[parent[0], parent[1], &index.to_be_bytes()]);
        loop {
            if let Some(key) = add(self.curve, &left, &self.key) {
                return Ok(Self { curve: self.curve, key, chain_code });
            }
            if self.curve == Curve::Secp256k1 {
                return Err(DeriveError::NoKeyHere);
            }
            (left, chain_code) =
                hash(&self.chain_code[..], &[&[1], &Zeroizing::new(*chain_code)[..], &index.to_be_bytes()]);
        }
    }

    /// The descendant at the end of `path`.
    pub fn derive(&self, path: &KeyPath) -> Result<Self, DeriveError> {
        path.steps().iter().try_fold(self.clone(), |key, step| key.child(*step))
    }

    /// The private key's 32 bytes: an Ed25519 seed, or a scalar, big-endian.
    pub fn key(&self) -> &Zeroizing<[u8; 32]> {
        &self.key
    }

    pub fn chain_code(&self) -> &[u8; 32] {
        &self.chain_code
    }
}

impl fmt::Debug for ExtendedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExtendedKey({:?}, redacted)", self.curve)
    }
}

type Halves = (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>);

/// HMAC-SHA-512 in halves.
fn hash(key: &[u8], parts: &[&[u8]]) -> Halves {
    let mut mac = Hmac::<Sha512>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    let digest = Zeroizing::new(<[u8; 64]>::from(mac.finalize().into_bytes()));
    let (mut left, mut right) = Halves::default();
    left.copy_from_slice(&digest[..32]);
    right.copy_from_slice(&digest[32..]);
    (left, right)
}

fn is_key(curve: Curve, bytes: &[u8; 32]) -> bool {
    match curve {
        Curve::Ed25519 => true,
        Curve::Secp256k1 => k256::SecretKey::from_slice(bytes).is_ok(),
        Curve::P256 => p256::SecretKey::from_slice(bytes).is_ok(),
    }
}

fn compressed_point(curve: Curve, key: &[u8; 32]) -> [u8; 33] {
    use k256::elliptic_curve::sec1::ToSec1Point as _;
    let valid = "an extended key's key was checked when it was made";
    let bytes = match curve {
        Curve::Ed25519 => unreachable!("Ed25519 children are hardened"),
        Curve::Secp256k1 => {
            k256::SecretKey::from_slice(key).expect(valid).public_key().to_sec1_point(true).to_bytes()
        }
        Curve::P256 => {
            p256::SecretKey::from_slice(key).expect(valid).public_key().to_sec1_point(true).to_bytes()
        }
    };
    bytes[..].try_into().expect("a compressed point has 33 bytes")
}

/// The child's key: the hash alone on Ed25519; else its sum with the parent's, unless either is out of the scalars.
fn add(curve: Curve, left: &[u8; 32], parent: &[u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
    match curve {
        Curve::Ed25519 => Some(Zeroizing::new(*left)),
        Curve::Secp256k1 => add_scalars::<k256::Scalar>((*left).into(), (*parent).into()),
        Curve::P256 => add_scalars::<p256::Scalar>((*left).into(), (*parent).into()),
    }
}

fn add_scalars<S>(left: S::Repr, parent: S::Repr) -> Option<Zeroizing<[u8; 32]>>
where
    S: k256::elliptic_curve::PrimeField + zeroize::Zeroize,
    S::Repr: Into<[u8; 32]>,
{
    let left = Zeroizing::new(Option::<S>::from(S::from_repr(left))?);
    let parent = Zeroizing::new(Option::<S>::from(S::from_repr(parent))?);
    let sum = Zeroizing::new(*left + *parent);
    let zero: bool = sum.is_zero().into();
    (!zero).then(|| Zeroizing::new(sum.to_repr().into()))
}
