//! Memos that only the receiver reads.

use crate::{error::PageError, random, secret::Secret, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::{key::PublicKey, read_hex};
use tally_types::{hash::hex, transfer::Memo};
use tally_wallet::memo;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    text: Secret,
    receiver: PublicKey,
}

#[derive(Serialize)]
pub struct Sealed {
    pub sealed: String,
}

pub fn seal(_: &mut Session, input: Seal) -> Result<Sealed, PageError> {
    match memo::seal(&input.text, &input.receiver.read()?, &random::bytes())? {
        Memo::Sealed(bytes) => Ok(Sealed { sealed: hex(&bytes) }),
        Memo::None(_) | Memo::Open(_) => unreachable!("a sealed memo is sealed"),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unseal {
    pub vault: u32,
    pub account: String,
    pub sealed: String,
}

#[derive(Serialize)]
pub struct Text {
    pub text: Secret,
}

pub fn open(session: &mut Session, input: Unseal) -> Result<Text, PageError> {
    let key = session.vault(input.vault)?.key(&input.account)?;
    Ok(Text { text: memo::open(&read_hex(&input.sealed)?, &key)?.into() })
}
