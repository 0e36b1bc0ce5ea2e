//! Web3 Secret Storage, version 3: one secp256k1 key in a JSON file, as Ethereum's tools read and write it.
//!
//! The file says how much work its pass phrase costs, so every number is bounded before it is obeyed. A wrong pass
//! phrase shows in the MAC, which is compared in constant time, before anything is decrypted.

mod cipher;
mod kdf;

use crate::key::{KeyKind, SecretKey};
pub use kdf::{MAX_PBKDF2_ROUNDS, MAX_SCRYPT_BYTES, MAX_SCRYPT_PARALLEL};
use kdf::{Pbkdf2, Scrypt};
use serde_json::{Map, Value, json};
use std::fmt;
use tally_types::hash::{hex, unhex};
use zeroize::Zeroizing;

/// Greatest length of a keystore file that is read.
pub const MAX_KEYSTORE_BYTES: usize = 16 * 1024;

/// Random bytes that an export takes: salt 32, initial counter 16, id 16. Never use the same ones twice.
pub type ExportEntropy = [u8; 64];

/// Reads a keystore file. Takes as long as whoever wrote it chose, about a second mostly.
pub fn import(file: &str, pass_phrase: &str) -> Result<SecretKey, KeystoreError> {
    if file.len() > MAX_KEYSTORE_BYTES {
        return Err(KeystoreError::NotAKeystore);
    }
    let file: Map<String, Value> = serde_json::from_str(file).map_err(|_| KeystoreError::NotAKeystore)?;
    match file.get("version").and_then(Value::as_u64) {
        Some(3) => {}
        Some(version) => return Err(KeystoreError::VersionUnknown { version }),
        None => return Err(KeystoreError::NotAKeystore),
    }
    // Old writers spell it with a capital letter.
    let crypto = object(&file, "crypto").or_else(|_| object(&file, "Crypto"))?;
    if text(crypto, "cipher")? != "aes-128-ctr" {
        return Err(KeystoreError::Unsupported { what: "cipher" });
    }
    let iv: [u8; 16] = bytes(object(crypto, "cipherparams")?, "iv")?
        .try_into()
        .map_err(|_| KeystoreError::FieldInvalid { field: "iv" })?;
    let ciphertext: [u8; 32] = bytes(crypto, "ciphertext")?
        .try_into()
        .map_err(|_| KeystoreError::FieldInvalid { field: "ciphertext" })?;
    let mac = bytes(crypto, "mac")?;
    let params = object(crypto, "kdfparams")?;
    let derived = match text(crypto, "kdf")? {
        "scrypt" => Scrypt::read(params)?.derive(pass_phrase),
        "pbkdf2" => Pbkdf2::read(params)?.derive(pass_phrase),
        _ => return Err(KeystoreError::Unsupported { what: "kdf" }),
    };
    let secret = cipher::open(&derived, &iv, &ciphertext, &mac).ok_or(KeystoreError::Locked)?;
    let key = SecretKey::from_bytes(KeyKind::Secp256k1, &secret).map_err(|_| KeystoreError::KeyInvalid)?;
    if let Some(address) = file.get("address") {
        let stated =
            address.as_str().and_then(unhex).ok_or(KeystoreError::FieldInvalid { field: "address" })?;
        if stated[..] != key.address().0 {
            return Err(KeystoreError::AddressMismatch);
        }
    }
    Ok(key)
}

/// Writes a keystore file with scrypt at n = 262,144, r = 8, p = 1: what geth writes. Takes 256 MiB for a moment.
pub fn export(key: &SecretKey, pass_phrase: &str, entropy: &ExportEntropy) -> Result<String, KeystoreError> {
    if key.kind() != KeyKind::Secp256k1 {
        return Err(KeystoreError::WrongKind);
    }
    let (salt, rest) = entropy.split_first_chunk::<32>().expect("64 bytes");
    let (iv, id) = rest.split_first_chunk::<16>().expect("32 bytes");
    let scrypt = Scrypt { n: 1 << 18, r: 8, p: 1, salt: salt.to_vec() };
    let sealed = cipher::seal(&scrypt.derive(pass_phrase), iv, &key.to_bytes());
    let file = json!({
        "version": 3,
        "id": uuid(id.try_into().expect("16 bytes")),
        "address": hex(&key.address().0),
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": { "iv": hex(iv) },
            "ciphertext": hex(&sealed.ciphertext),
            "kdf": "scrypt",
            "kdfparams": { "dklen": 32, "n": scrypt.n, "r": scrypt.r, "p": scrypt.p, "salt": hex(salt) },
            "mac": hex(&sealed.mac),
        },
    });
    Ok(serde_json::to_string_pretty(&file).expect("a JSON value is written"))
}

/// A random UUID (RFC 9562, version 4).
fn uuid(mut id: [u8; 16]) -> String {
    id[6] = id[6] & 0x0f | 0x40;
    id[8] = id[8] & 0x3f | 0x80;
    let digits = hex(&id);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

type Object = Map<String, Value>;

fn object<'a>(object: &'a Object, field: &'static str) -> Result<&'a Object, KeystoreError> {
    object.get(field).and_then(Value::as_object).ok_or(KeystoreError::FieldInvalid { field })
}

fn text<'a>(object: &'a Object, field: &'static str) -> Result<&'a str, KeystoreError> {
    object.get(field).and_then(Value::as_str).ok_or(KeystoreError::FieldInvalid { field })
}

fn bytes(object: &Object, field: &'static str) -> Result<Vec<u8>, KeystoreError> {
    unhex(text(object, field)?).ok_or(KeystoreError::FieldInvalid { field })
}

fn number(object: &Object, field: &'static str) -> Result<u32, KeystoreError> {
    let value = object.get(field).and_then(Value::as_u64).ok_or(KeystoreError::FieldInvalid { field })?;
    u32::try_from(value).map_err(|_| KeystoreError::ParametersRefused { field })
}

/// What a pass phrase comes to: 16 bytes for the cipher, 16 for the MAC.
type Derived = Zeroizing<[u8; 32]>;

/// Why a keystore file cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeystoreError {
    NotAKeystore,
    VersionUnknown {
        version: u64,
    },
    FieldInvalid {
        field: &'static str,
    },
    Unsupported {
        what: &'static str,
    },
    /// The file asks for more work than is sane, or for none.
    ParametersRefused {
        field: &'static str,
    },
    /// The pass phrase is wrong, or the file is damaged: the two cannot be told apart.
    Locked,
    /// What was decrypted is no key.
    KeyInvalid,
    /// The file names another address than its key's.
    AddressMismatch,
    /// Only secp256k1 keys have this format.
    WrongKind,
}

impl KeystoreError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::NotAKeystore => "the file is not a Web3 keystore".to_owned(),
            Self::VersionUnknown { version } => {
                format!("the keystore is of version {version}; only 3 can be read")
            }
            Self::FieldInvalid { field } => format!("the keystore's \"{field}\" is missing or malformed"),
            Self::Unsupported { what } => format!("the keystore's {what} is not one that can be read"),
            Self::ParametersRefused { field } => {
                format!(
                    "the keystore's \"{field}\" asks for a senseless amount of work; do not trust this file"
                )
            }
            Self::Locked => "the pass phrase is wrong, or the file is damaged".to_owned(),
            Self::KeyInvalid => "the keystore does not hold a secp256k1 key".to_owned(),
            Self::AddressMismatch => "the keystore's key is not that of the address it names".to_owned(),
            Self::WrongKind => "only secp256k1 keys can be written as a Web3 keystore".to_owned(),
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotAKeystore => "该文件不是 Web3 密钥文件".to_owned(),
            Self::VersionUnknown { version } => format!("密钥文件版本为 {version}；只能读取版本 3"),
            Self::FieldInvalid { field } => format!("密钥文件的“{field}”缺失或格式错误"),
            Self::Unsupported { what } => format!("不支持密钥文件的 {what}"),
            Self::ParametersRefused { field } => {
                format!("密钥文件的“{field}”要求的计算量不合理；请勿信任此文件")
            }
            Self::Locked => "口令错误，或文件已损坏".to_owned(),
            Self::KeyInvalid => "密钥文件中不是 secp256k1 密钥".to_owned(),
            Self::AddressMismatch => "密钥文件中的密钥与其标明的地址不符".to_owned(),
            Self::WrongKind => "只有 secp256k1 密钥可以写成 Web3 密钥文件".to_owned(),
        }
    }
}

impl fmt::Display for KeystoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for KeystoreError {}

#[cfg(test)]
mod tests;
