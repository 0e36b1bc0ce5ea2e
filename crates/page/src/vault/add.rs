//! Accounts that come into a vault: from a phrase, a key, a keystore, an address, another account's phrase, a backup.

use super::Account;
use crate::{derive::Kind, error::PageError, secret::Secret, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::read_hex;
use tally_wallet::{
    KeyKind, Origin, Phrase, SecretKey, Vault,
    derive::KeyPath,
    keystore,
    vault::{Extra, VaultError},
};

/// Indices that are looked at for one that is not held yet: more than a vault holds.
const MAX_INDEX: u32 = 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Add {
    vault: u32,
    name: String,
    origin: From,
}

/// Where an account's key comes from.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum From {
    Phrase(FromPhrase),
    Key(FromKey),
    Keystore(FromKeystore),
    Watch(FromAddress),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromPhrase {
    phrase: Secret,
    #[serde(default)]
    extra: Secret,
    kind: Kind,
    #[serde(default)]
    index: u32,
    #[serde(default)]
    path: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromKey {
    kind: Kind,
    key: Secret,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromKeystore {
    file: String,
    pass_phrase: Secret,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromAddress {
    address: String,
}

impl From {
    fn read(self, session: &Session) -> Result<Origin, PageError> {
        Ok(match self {
            Self::Phrase(from) => {
                let kind = from.kind.into();
                let path = from.path.as_deref().map(KeyPath::parse).transpose()?;
                Origin::Phrase {
                    phrase: Phrase::parse(&from.phrase)?,
                    extra: Extra::new(&from.extra),
                    kind,
                    path: path.unwrap_or_else(|| kind.path(from.index & !(1 << 31))),
                }
            }
            Self::Key(from) => Origin::Key(SecretKey::from_hex(from.kind.into(), &from.key)?),
            Self::Keystore(from) => Origin::Key(keystore::import(&from.file, &from.pass_phrase)?),
            Self::Watch(from) => Origin::Watch(session.network()?.read_address(&from.address)?),
        })
    }
}

pub fn add(session: &mut Session, input: Add) -> Result<Account, PageError> {
    let origin = input.origin.read(session)?;
    put(session, input.vault, &input.name, origin)
}

fn put(session: &mut Session, vault: u32, name: &str, origin: Origin) -> Result<Account, PageError> {
    session.vault_mut(vault)?.vault.add(name, origin)?;
    Account::new(&session.network()?.scene(), session.vault(vault)?.account(name)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddNext {
    vault: u32,
    from: String,
    name: String,
    #[serde(default)]
    kind: Option<Kind>,
}

pub fn add_next(session: &mut Session, input: AddNext) -> Result<Account, PageError> {
    let open = session.vault(input.vault)?;
    let Origin::Phrase { phrase, extra, kind, .. } = open.account(&input.from)?.origin().clone() else {
        return Err(crate::export::no_phrase());
    };
    let kind = input.kind.map_or(kind, KeyKind::from);
    for index in 0..MAX_INDEX {
        let path = kind.path(index);
        let address = SecretKey::from_phrase_at(&phrase, extra.as_str(), kind, &path)?.address();
        if open.vault.find_address(&address).is_none() {
            return put(session, input.vault, &input.name, Origin::Phrase { phrase, extra, kind, path });
        }
    }
    Err(VaultError::Full.into())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    vault: u32,
    file: String,
    pass_phrase: Secret,
}

#[derive(Serialize)]
pub struct Merged {
    added: Vec<Account>,
    /// Names, in this vault, of accounts that it held already.
    held: Vec<String>,
}

pub fn merge(session: &mut Session, input: Merge) -> Result<Merged, PageError> {
    let backup = Vault::open(&read_hex(&input.file)?, &input.pass_phrase)?.vault;
    let (mut added, mut held) = (Vec::new(), Vec::new());
    for account in backup.accounts() {
        let vault = &session.vault(input.vault)?.vault;
        if let Some(same) = vault.find_address(&account.address()) {
            held.push(same.name().to_owned());
            continue;
        }
        let name = free_name(vault, account.name());
        added.push(put(session, input.vault, &name, account.origin().clone())?);
    }
    Ok(Merged { added, held })
}

/// The name, with a number when it is taken.
fn free_name(vault: &Vault, name: &str) -> String {
    let numbered = |number: u32| if number == 1 { name.to_owned() } else { format!("{name} {number}") };
    (1..).map(numbered).find(|name| vault.find(name).is_none()).expect("a vault has few names")
}
