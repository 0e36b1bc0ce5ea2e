//! Opening a vault by a passkey: its pass phrase, sealed under the secret that the authenticator gives for this page.

use super::{Opened, open_file};
use crate::{error::PageError, random, secret::Secret, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::{read_hash, read_hex};
use tally_types::hash::hex;
use tally_wallet::{private::PrivateKey, vault::VaultError};
use zeroize::Zeroizing;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrap {
    vault: u32,
    secret: Secret,
}

#[derive(Serialize)]
pub struct Wrapped {
    wrapped: String,
}

pub fn wrap(session: &mut Session, input: Wrap) -> Result<Wrapped, PageError> {
    let open = session.vault(input.vault)?;
    let sealed = read_secret(&input.secret)?.seal(&open.pass_phrase, &random::bytes());
    let sealed = sealed.ok_or_else(|| PageError::malformed("a pass phrase of more than 64 KiB"))?;
    Ok(Wrapped { wrapped: hex(&sealed) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unwrap {
    file: String,
    wrapped: String,
    secret: Secret,
}

pub fn unwrap(session: &mut Session, input: Unwrap) -> Result<Opened, PageError> {
    let opened = read_secret(&input.secret)?.open(&read_hex(&input.wrapped)?);
    open_file(session, &read_hex(&input.file)?, opened.ok_or(VaultError::Locked)?.into())
}

fn read_secret(text: &str) -> Result<PrivateKey, PageError> {
    let secret = Zeroizing::new(read_hash(text)?.0);
    Ok(PrivateKey::for_pass_phrase(&secret))
}
