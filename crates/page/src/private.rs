//! What the page keeps for an account's owner alone, sealed under the account's key.

use crate::{
    error::PageError,
    memo::{Sealed, Text, Unseal},
    random,
    secret::Secret,
    session::Session,
};
use serde::Deserialize;
use tally_json::read_hex;
use tally_types::hash::hex;
use tally_wallet::private::PrivateKey;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    vault: u32,
    account: String,
    text: Secret,
}

pub fn seal(session: &mut Session, input: Seal) -> Result<Sealed, PageError> {
    let key = PrivateKey::for_notes(&session.vault(input.vault)?.key(&input.account)?);
    let sealed = key.seal(&input.text, &random::bytes()).ok_or_else(too_long)?;
    Ok(Sealed { sealed: hex(&sealed) })
}

pub fn open(session: &mut Session, input: Unseal) -> Result<Text, PageError> {
    let key = PrivateKey::for_notes(&session.vault(input.vault)?.key(&input.account)?);
    let text = key.open(&read_hex(&input.sealed)?).ok_or_else(unreadable)?;
    Ok(Text { text: text.into() })
}

fn too_long() -> PageError {
    PageError::new(
        "private.TooLong",
        "the text is longer than 64 KiB; keep it in parts",
        "文字超过 64 KiB；请分段保存",
    )
}

fn unreadable() -> PageError {
    PageError::new(
        "private.Unreadable",
        "the note belongs to another account, or is damaged",
        "此备注属于其他账户，或已损坏",
    )
}
