//! Signatures: made with a vault's key, taken in from elsewhere, joined.

use super::{DraftView, read_draft};
use crate::{error::PageError, session::Session};
use serde::Deserialize;
use tally_json::{
    key::{KeyKind, PublicKey},
    read_hex,
};
use tally_types::{
    KeySignature,
    signature::{Ed25519Signature, P256Signature, Secp256k1Signature},
    wire::List,
};

/// Most drafts that are joined at once.
const MAX_DRAFTS: usize = 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    vault: u32,
    account: String,
    draft: String,
    /// Another account that the key signs for; the key's own when left out.
    #[serde(default, rename = "for")]
    signed_for: Option<String>,
}

pub fn sign(session: &mut Session, input: Sign) -> Result<DraftView, PageError> {
    let network = session.network()?;
    let open = session.vault(input.vault)?;
    let own = open.account(&input.account)?.address();
    let account =
        input.signed_for.as_deref().map(|text| network.read_address(text)).transpose()?.unwrap_or(own);
    let mut draft = read_draft(network, &input.draft)?;
    draft.sign(&account, &open.key(&input.account)?)?;
    DraftView::new(network, &draft)
}

/// A signature as the API shows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signature {
    kind: KeyKind,
    key: String,
    signature: String,
    #[serde(default)]
    authenticator_data: Option<String>,
    #[serde(default)]
    client_data_json: Option<String>,
}

impl Signature {
    fn read(self) -> Result<KeySignature, PageError> {
        let signature =
            read_hex(&self.signature)?.try_into().map_err(|_| PageError::malformed("signature"))?;
        let key = PublicKey { kind: self.kind, key: self.key }.read()?;
        Ok(match key {
            tally_types::PublicKey::Ed25519(key) => {
                KeySignature::Ed25519(Ed25519Signature { key, signature })
            }
            tally_types::PublicKey::Secp256k1(key) => {
                KeySignature::Secp256k1(Secp256k1Signature { key, signature })
            }
            tally_types::PublicKey::P256(key) => {
                let said = read_hex(&self.authenticator_data.unwrap_or_default())?;
                let client = self.client_data_json.unwrap_or_default().into_bytes();
                let missing = || PageError::malformed("authenticator_data or client_data_json");
                KeySignature::P256(P256Signature {
                    key,
                    signature,
                    authenticator_data: List::new(said).ok_or_else(missing)?,
                    client_data_json: List::new(client).ok_or_else(missing)?,
                })
            }
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Add {
    draft: String,
    #[serde(rename = "for")]
    account: String,
    signature: Signature,
}

pub fn add(session: &mut Session, input: Add) -> Result<DraftView, PageError> {
    let network = session.network()?;
    let mut draft = read_draft(network, &input.draft)?;
    draft.add(&network.read_address(&input.account)?, input.signature.read()?)?;
    DraftView::new(network, &draft)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    drafts: Vec<String>,
}

pub fn merge(session: &mut Session, input: Merge) -> Result<DraftView, PageError> {
    let network = session.network()?;
    let (first, rest) = match input.drafts.split_first() {
        Some((first, rest)) if rest.len() < MAX_DRAFTS => (first, rest),
        _ => return Err(PageError::malformed("drafts")),
    };
    let mut draft = read_draft(network, first)?;
    for other in rest {
        draft.merge(&read_draft(network, other)?)?;
    }
    DraftView::new(network, &draft)
}
