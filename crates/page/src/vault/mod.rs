//! Vaults: made, opened, changed, sealed and locked.
//!
//! A file goes in and out as hexadecimal. A change is in memory until the vault is saved, which takes as long as opening
//! it did: the key that seals is derived anew each time, under a fresh salt.

pub mod add;
pub mod wrap;

use crate::{
    derive::Kind,
    error::PageError,
    method::Done,
    random,
    secret::Secret,
    session::{Open, Session},
};
use serde::{Deserialize, Serialize};
use tally_json::{Scene, key::PublicKey, read_hex};
use tally_types::hash::hex;
use tally_wallet::{
    Origin, Vault,
    vault::{MIN_PASS_PHRASE_CHARS, VaultError, same_pass_phrase},
};

/// An account of a vault, without what is secret of it.
#[derive(Serialize)]
pub struct Account {
    name: String,
    address: String,
    hex: String,
    origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key: Option<PublicKey>,
}

impl Account {
    pub fn new(scene: &Scene<'_>, account: &tally_wallet::vault::Account) -> Result<Self, PageError> {
        let key = account.key()?;
        let (origin, path) = match account.origin() {
            Origin::Phrase { path, .. } => ("phrase", Some(path.to_string())),
            Origin::Key(_) => ("key", None),
            Origin::Watch(_) => ("watch", None),
        };
        Ok(Self {
            name: account.name().to_owned(),
            address: scene.address(&account.address()),
            hex: account.address().to_string(),
            origin,
            kind: key.as_ref().map(|key| key.kind().into()),
            path,
            public_key: key.as_ref().map(|key| (&key.public()).into()),
        })
    }

    fn all(scene: &Scene<'_>, vault: &Vault) -> Result<Vec<Self>, PageError> {
        vault.accounts().iter().map(|account| Self::new(scene, account)).collect()
    }
}

#[derive(Serialize)]
pub struct Opened {
    vault: u32,
    accounts: Vec<Account>,
    /// The vault sealed anew, when its parameters were weaker than today's.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

#[derive(Serialize)]
pub struct Sealed {
    pub file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    pass_phrase: Secret,
}

pub fn new(session: &mut Session, input: New) -> Result<Opened, PageError> {
    check_new(&input.pass_phrase)?;
    let vault = session.keep(Open { vault: Vault::default(), pass_phrase: input.pass_phrase })?;
    Ok(Opened { vault, accounts: Vec::new(), file: None })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    file: String,
    pass_phrase: Secret,
}

pub fn open(session: &mut Session, input: Unlock) -> Result<Opened, PageError> {
    open_file(session, &read_hex(&input.file)?, input.pass_phrase)
}

fn open_file(session: &mut Session, file: &[u8], pass_phrase: Secret) -> Result<Opened, PageError> {
    let opened = Vault::open(file, &pass_phrase)?;
    let accounts = Account::all(&session.network()?.scene(), &opened.vault)?;
    let open = Open { vault: opened.vault, pass_phrase };
    let file = if opened.outdated { Some(seal_open(&open, &open.pass_phrase)?) } else { None };
    Ok(Opened { vault: session.keep(open)?, accounts, file })
}

/// The vault's file under `pass_phrase`, hexadecimal.
pub fn seal_open(open: &Open, pass_phrase: &str) -> Result<String, PageError> {
    Ok(hex(&open.vault.seal(pass_phrase, &random::bytes())?))
}

fn check_new(pass_phrase: &str) -> Result<(), PageError> {
    let enough = pass_phrase.chars().count() >= MIN_PASS_PHRASE_CHARS;
    if enough { Ok(()) } else { Err(VaultError::PassPhraseShort.into()) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    vault: u32,
}

pub fn save(session: &mut Session, input: Only) -> Result<Sealed, PageError> {
    let open = session.vault(input.vault)?;
    Ok(Sealed { file: seal_open(open, &open.pass_phrase)? })
}

pub fn lock(session: &mut Session, input: Only) -> Result<Done, PageError> {
    session.forget(input.vault);
    Ok(Done {})
}

#[derive(Serialize)]
pub struct Accounts {
    accounts: Vec<Account>,
}

pub fn accounts(session: &mut Session, input: Only) -> Result<Accounts, PageError> {
    let accounts = Account::all(&session.network()?.scene(), &session.vault(input.vault)?.vault)?;
    Ok(Accounts { accounts })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    vault: u32,
    current: Secret,
    pass_phrase: Secret,
}

pub fn seal(session: &mut Session, input: Seal) -> Result<Sealed, PageError> {
    check_new(&input.pass_phrase)?;
    let open = confirmed(session, input.vault, &input.current)?;
    let file = seal_open(open, &input.pass_phrase)?;
    session.vault_mut(input.vault)?.pass_phrase = input.pass_phrase;
    Ok(Sealed { file })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    vault: u32,
    pass_phrase: Secret,
}

pub fn confirm(session: &mut Session, input: Confirm) -> Result<Done, PageError> {
    confirmed(session, input.vault, &input.pass_phrase).map(|_| Done {})
}

/// The open vault, provided that whoever asks knows its pass phrase.
pub fn confirmed<'a>(session: &'a Session, vault: u32, pass_phrase: &str) -> Result<&'a Open, PageError> {
    let open = session.vault(vault)?;
    if same_pass_phrase(&open.pass_phrase, pass_phrase) {
        return Ok(open);
    }
    Err(PageError::new("vault.WrongPassPhrase", "this is not the wallet's pass phrase", "这不是此钱包的口令"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    vault: u32,
    account: String,
    name: String,
}

pub fn rename(session: &mut Session, input: Rename) -> Result<Account, PageError> {
    session.vault_mut(input.vault)?.vault.rename(&input.account, &input.name)?;
    Account::new(&session.network()?.scene(), session.vault(input.vault)?.account(&input.name)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remove {
    vault: u32,
    account: String,
}

pub fn remove(session: &mut Session, input: Remove) -> Result<Done, PageError> {
    session.vault_mut(input.vault)?.vault.remove(&input.account)?;
    Ok(Done {})
}
