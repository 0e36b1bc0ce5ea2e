//! Keys of a phrase, and the accounts that keys control.

use crate::{error::PageError, secret::Secret, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::key::PublicKey;
use tally_wallet::{KeyKind, Phrase, SecretKey, derive::KeyPath};

/// Most accounts that one call derives.
const MAX_ACCOUNTS: u32 = 100;

/// The kinds of key that a wallet holds itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Ed25519,
    Secp256k1,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Ed25519, Self::Secp256k1];
}

impl From<Kind> for KeyKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Ed25519 => Self::Ed25519,
            Kind::Secp256k1 => Self::Secp256k1,
        }
    }
}

impl From<KeyKind> for Kind {
    fn from(kind: KeyKind) -> Self {
        match kind {
            KeyKind::Ed25519 => Self::Ed25519,
            KeyKind::Secp256k1 => Self::Secp256k1,
        }
    }
}

/// An account that a key could be meant for.
#[derive(Serialize)]
pub struct Candidate {
    kind: Kind,
    address: String,
    hex: String,
    public_key: PublicKey,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<u32>,
}

impl Candidate {
    pub fn of_key(session: &Session, key: &SecretKey) -> Result<Self, PageError> {
        let address = key.address();
        Ok(Self {
            kind: key.kind().into(),
            address: session.network()?.scene().address(&address),
            hex: address.to_string(),
            public_key: (&key.public()).into(),
            path: None,
            index: None,
        })
    }

    /// Key `index` of a phrase.
    pub fn of_phrase(
        session: &Session,
        phrase: &Phrase,
        extra: &str,
        kind: Kind,
        index: u32,
    ) -> Result<Self, PageError> {
        let path = KeyKind::from(kind).path(index);
        let key = SecretKey::from_phrase_at(phrase, extra, kind.into(), &path)?;
        Ok(Self { path: Some(path.to_string()), index: Some(index), ..Self::of_key(session, &key)? })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    phrase: Secret,
    #[serde(default)]
    extra: Secret,
    kind: Kind,
    #[serde(default)]
    start: u32,
    #[serde(default = "five")]
    count: u32,
}

fn five() -> u32 {
    5
}

#[derive(Serialize)]
pub struct Derived {
    accounts: Vec<Candidate>,
}

pub fn accounts(session: &mut Session, input: Accounts) -> Result<Derived, PageError> {
    let phrase = Phrase::parse(&input.phrase)?;
    let end = input.start.checked_add(input.count).filter(|end| *end < 1 << 31);
    let end = end.filter(|_| input.count <= MAX_ACCOUNTS).ok_or_else(|| PageError::malformed("count"))?;
    let one = |index| Candidate::of_phrase(session, &phrase, &input.extra, input.kind, index);
    Ok(Derived { accounts: (input.start..end).map(one).collect::<Result<_, _>>()? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    phrase: Secret,
    #[serde(default)]
    extra: Secret,
    kind: Kind,
    path: String,
}

pub fn path(session: &mut Session, input: Path) -> Result<Candidate, PageError> {
    let (phrase, path) = (Phrase::parse(&input.phrase)?, KeyPath::parse(&input.path)?);
    let key = SecretKey::from_phrase_at(&phrase, &input.extra, input.kind.into(), &path)?;
    Ok(Candidate { path: Some(path.to_string()), ..Candidate::of_key(session, &key)? })
}
