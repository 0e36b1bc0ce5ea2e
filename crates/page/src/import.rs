//! One box for whatever a person has: it says what the text is, and what is wrong with one that nearly is something.

use crate::{
    address::Shown,
    derive::{Candidate, Kind},
    error::PageError,
    link::{self, Read},
    phrase::WordList,
    secret::Secret,
    session::Session,
};
use base64ct::{Base64, Encoding as _};
use serde::{Deserialize, Serialize};
use tally_json::read_hex;
use tally_types::{
    Address, Handle,
    hash::{hex, unhex},
};
use tally_wallet::{
    KeyKind, Phrase, SecretKey,
    key::KeyError,
    keystore::KeystoreError,
    link::SCHEME,
    vault::{MAX_VAULT_BYTES, VAULT_MAGIC, VaultError},
};

/// Most accounts of each kind that are shown of a phrase.
const MAX_ACCOUNTS: u32 = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    #[serde(default)]
    text: Secret,
    /// A file's bytes, hexadecimal, in the place of a text.
    #[serde(default)]
    bytes: Option<String>,
    #[serde(default = "three")]
    accounts: u32,
    #[serde(default)]
    extra: Secret,
}

fn three() -> u32 {
    3
}

/// What a text turned out to be.
#[derive(Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Found {
    Phrase {
        language: WordList,
        count: usize,
        accounts: Vec<Candidate>,
    },
    Key {
        accounts: Vec<Candidate>,
    },
    Keystore {
        #[serde(skip_serializing_if = "Option::is_none")]
        address: Option<Shown>,
    },
    Backup {
        file: String,
    },
    Address {
        account: Shown,
    },
    Name {
        name: String,
    },
    Link {
        link: Read,
    },
}

#[derive(Serialize)]
pub struct Recognised {
    found: Found,
}

pub fn recognise(session: &mut Session, input: Recognise) -> Result<Recognised, PageError> {
    let found = match &input.bytes {
        Some(bytes) => of_bytes(session, &read_hex(bytes)?, &input),
        None => of_text(session, input.text.trim(), &input),
    };
    found.map(|found| Recognised { found })
}

/// A file is a backup, or text.
fn of_bytes(session: &Session, bytes: &[u8], input: &Recognise) -> Result<Found, PageError> {
    if looks_like_backup(bytes) {
        return backup(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| not_recognised())?;
    of_text(session, text.trim_start_matches('\u{feff}').trim(), input)
}

fn of_text(session: &Session, text: &str, input: &Recognise) -> Result<Found, PageError> {
    let network = session.network()?;
    if text.is_empty() {
        return Err(PageError::new(
            "import.Empty",
            "paste a phrase, a private key, a keystore, a backup or an address",
            "请粘贴助记词、私钥、密钥文件、备份或地址",
        ));
    }
    if text.starts_with('{') {
        return keystore(session, text);
    }
    if is_link(text) {
        return Ok(Found::Link { link: link::read(session, text)? });
    }
    if let Some(name) = text.strip_prefix('@') {
        let name = Handle::parse(&format!("@{}", name.to_lowercase())).ok_or_else(bad_name)?;
        return Ok(Found::Name { name: name.to_string() });
    }
    if let Some(found) = encoded_backup(text) {
        return found;
    }
    let word = text.to_ascii_lowercase();
    if ["xprv", "xpub", "yprv", "ypub", "zprv", "zpub"].iter().any(|head| word.starts_with(head)) {
        return Err(extended_key());
    }
    let one_word = !text.contains(char::is_whitespace);
    if one_word && word.starts_with(&format!("{}1", network.prefix)) {
        return Ok(address(session, network.read_address(text)?));
    }
    let digits = word.strip_prefix("0x").unwrap_or(&word);
    if one_word && digits.len() >= 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return of_digits(session, digits);
    }
    if one_word && text.is_ascii() && word.contains('1') && word.len() >= 30 {
        // Bech32 of another network, or with a typing error in what stands before the 1.
        return Ok(address(session, network.read_address(text)?));
    }
    if one_word && text.is_ascii() {
        return Err(not_recognised());
    }
    phrase(session, text, input)
}

/// 40 digits are an address, 64 a private key of either kind.
fn of_digits(session: &Session, digits: &str) -> Result<Found, PageError> {
    if digits.len() == 40 {
        return Ok(address(session, Address::parse(&format!("0x{digits}"), "")?));
    }
    // Every 32 bytes are an Ed25519 key; what is out of secp256k1's range is that alone.
    let first = SecretKey::from_hex(KeyKind::Ed25519, digits)?;
    let mut accounts = vec![Candidate::of_key(session, &first)?];
    match SecretKey::from_hex(KeyKind::Secp256k1, digits) {
        Ok(key) => accounts.push(Candidate::of_key(session, &key)?),
        Err(KeyError::OutOfRange) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Found::Key { accounts })
}

fn phrase(session: &Session, text: &str, input: &Recognise) -> Result<Found, PageError> {
    let phrase = Phrase::parse(text)?;
    if input.accounts > MAX_ACCOUNTS {
        return Err(PageError::malformed("accounts"));
    }
    let mut accounts = Vec::new();
    for kind in Kind::ALL {
        for index in 0..input.accounts {
            accounts.push(Candidate::of_phrase(session, &phrase, &input.extra, kind, index)?);
        }
    }
    Ok(Found::Phrase { language: phrase.language().into(), count: phrase.words().count(), accounts })
}

/// What a keystore says without its pass phrase.
fn keystore(session: &Session, text: &str) -> Result<Found, PageError> {
    let file: serde_json::Value =
        serde_json::from_str(text).map_err(|_| PageError::from(KeystoreError::NotAKeystore))?;
    match file["version"].as_u64() {
        Some(3) => {}
        Some(version) => return Err(KeystoreError::VersionUnknown { version }.into()),
        None => return Err(KeystoreError::NotAKeystore.into()),
    }
    if !file["crypto"].is_object() && !file["Crypto"].is_object() {
        return Err(KeystoreError::FieldInvalid { field: "crypto" }.into());
    }
    let stated = file["address"].as_str().and_then(unhex).and_then(|bytes| bytes.try_into().ok());
    let scene = session.network()?.scene();
    Ok(Found::Keystore { address: stated.map(|bytes| Shown::new(&scene, &Address(bytes))) })
}

fn looks_like_backup(bytes: &[u8]) -> bool {
    bytes.starts_with(&VAULT_MAGIC[..VAULT_MAGIC.len() - 1])
}

fn encoded_backup(text: &str) -> Option<Result<Found, PageError>> {
    let packed: String = text.split_whitespace().collect();
    let bytes = unhex(&packed).or_else(|| Base64::decode_vec(&packed).ok())?;
    looks_like_backup(&bytes).then(|| backup(&bytes))
}

fn backup(bytes: &[u8]) -> Result<Found, PageError> {
    let version = bytes.get(VAULT_MAGIC.len() - 1).copied().unwrap_or_default();
    if bytes.len() > MAX_VAULT_BYTES {
        return Err(VaultError::NotAVault.into());
    }
    if version != VAULT_MAGIC[VAULT_MAGIC.len() - 1] {
        return Err(VaultError::VersionUnknown { version }.into());
    }
    Ok(Found::Backup { file: hex(bytes) })
}

fn address(session: &Session, address: Address) -> Found {
    let scene = session.network().expect("the network was asked for before").scene();
    Found::Address { account: Shown::new(&scene, &address) }
}

fn is_link(text: &str) -> bool {
    let scheme = text.get(..SCHEME.len()).is_some_and(|head| head.eq_ignore_ascii_case(SCHEME));
    scheme || text.starts_with("http://") || text.starts_with("https://")
}

fn bad_name() -> PageError {
    PageError::from(tally_json::ApiError::from(tally_json::Problem::NameInvalid))
}

fn not_recognised() -> PageError {
    PageError::new(
        "import.NotRecognised",
        "this is no phrase, private key, keystore, backup, address or link; check that all of it was copied",
        "这不是助记词、私钥、密钥文件、备份、地址或链接；请检查是否复制完整",
    )
}

fn extended_key() -> PageError {
    PageError::new(
        "import.ExtendedKey",
        "extended keys (xprv, xpub) are not taken; use the recovery phrase they come from, or one private key",
        "不支持扩展密钥（xprv、xpub）；请使用对应的助记词或单个私钥",
    )
}
