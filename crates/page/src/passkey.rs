//! Passkeys: what a browser's WebAuthn says, made into keys and signatures of the ledger.

use crate::{
    error::PageError,
    session::Session,
    transaction::{DraftView, read_draft},
};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::{Deserialize, Serialize};
use tally_json::{key::PublicKey, read_hex};
use tally_types::signature::base64url;
use tally_wallet::webauthn;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    public_key: String,
}

#[derive(Serialize)]
pub struct Registered {
    public_key: PublicKey,
    address: String,
    hex: String,
}

pub fn register(session: &mut Session, input: Register) -> Result<Registered, PageError> {
    let key = webauthn::public_key(&decode(&input.public_key, "public_key")?)?;
    let address = key.address();
    Ok(Registered {
        public_key: (&key).into(),
        address: session.network()?.scene().address(&address),
        hex: address.to_string(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    draft: String,
}

#[derive(Serialize)]
pub struct Challenged {
    challenge: String,
}

pub fn challenge(session: &mut Session, input: Challenge) -> Result<Challenged, PageError> {
    let draft = read_draft(session.network()?, &input.draft)?;
    Ok(Challenged { challenge: base64url(&draft.id().0) })
}

/// `AuthenticatorAssertionResponse` as `toJSON()` has it; what is not needed of it is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Assertion {
    authenticator_data: String,
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    signature: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    draft: String,
    #[serde(rename = "for")]
    account: String,
    key: String,
    response: Assertion,
}

pub fn sign(session: &mut Session, input: Sign) -> Result<DraftView, PageError> {
    let network = session.network()?;
    let mut draft = read_draft(network, &input.draft)?;
    let key = read_hex(&input.key)?.try_into().map_err(|_| PageError::malformed("key"))?;
    let signature = webauthn::assertion(
        &key,
        decode(&input.response.authenticator_data, "authenticatorData")?,
        decode(&input.response.client_data_json, "clientDataJSON")?,
        &decode(&input.response.signature, "signature")?,
    )?;
    draft.add(&network.read_address(&input.account)?, signature)?;
    DraftView::new(network, &draft)
}

fn decode(text: &str, field: &str) -> Result<Vec<u8>, PageError> {
    Base64UrlUnpadded::decode_vec(text.trim_end_matches('=')).map_err(|_| PageError::malformed(field))
}
