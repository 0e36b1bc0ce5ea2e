//! Secrets that a person takes out of the wallet, each time with the pass phrase once more.

use crate::{
    derive::Kind,
    error::PageError,
    random,
    secret::Secret,
    session::Session,
    vault::{confirmed, seal_open},
};
use serde::{Deserialize, Serialize};
use tally_wallet::{Origin, keystore};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct One {
    vault: u32,
    pass_phrase: Secret,
    account: String,
}

#[derive(Serialize)]
pub struct PhraseOut {
    phrase: Secret,
    words: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Secret>,
    path: String,
    kind: Kind,
}

pub fn phrase(session: &mut Session, input: One) -> Result<PhraseOut, PageError> {
    let open = confirmed(session, input.vault, &input.pass_phrase)?;
    let Origin::Phrase { phrase, extra, kind, path } = open.account(&input.account)?.origin() else {
        return Err(no_phrase());
    };
    let extra = extra.as_str();
    Ok(PhraseOut {
        phrase: phrase.to_text().into(),
        words: phrase.words().collect(),
        extra: (!extra.is_empty()).then(|| extra.to_owned().into()),
        path: path.to_string(),
        kind: (*kind).into(),
    })
}

#[derive(Serialize)]
pub struct KeyOut {
    kind: Kind,
    key: Secret,
}

pub fn key(session: &mut Session, input: One) -> Result<KeyOut, PageError> {
    let key = confirmed(session, input.vault, &input.pass_phrase)?.key(&input.account).map_err(no_key)?;
    Ok(KeyOut { kind: key.kind().into(), key: key.to_hex().into() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keystore {
    vault: u32,
    pass_phrase: Secret,
    account: String,
    file_pass_phrase: Secret,
}

#[derive(Serialize)]
pub struct File {
    file: String,
    name: String,
}

pub fn keystore(session: &mut Session, input: Keystore) -> Result<File, PageError> {
    let key = confirmed(session, input.vault, &input.pass_phrase)?.key(&input.account).map_err(no_key)?;
    let file = keystore::export(&key, &input.file_pass_phrase, &random::bytes())?;
    Ok(File { file, name: format!("keystore-{}.json", key.address()) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backup {
    vault: u32,
    pass_phrase: Secret,
    #[serde(default)]
    file_pass_phrase: Option<Secret>,
}

pub fn backup(session: &mut Session, input: Backup) -> Result<File, PageError> {
    let open = confirmed(session, input.vault, &input.pass_phrase)?;
    let file = seal_open(open, input.file_pass_phrase.as_ref().unwrap_or(&open.pass_phrase))?;
    Ok(File { file, name: "tally-backup.vault".to_owned() })
}

pub fn no_phrase() -> PageError {
    PageError::new(
        "export.NoPhrase",
        "this account does not come from a recovery phrase; export its private key instead",
        "此账户并非来自助记词；请改为导出其私钥",
    )
}

/// A watched account's key is not here to be exported; every other error stays itself.
fn no_key(error: PageError) -> PageError {
    if error.code != "vault.OnlyWatched" {
        return error;
    }
    PageError { code: "export.NoKey".to_owned(), ..error }
}
