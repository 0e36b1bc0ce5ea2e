//! The vault: several named accounts with what signs for them, kept in one encrypted file.
//!
//! An account's address is worked out once, when the account is added, and kept beside its origin, so that an opened
//! vault lists its accounts without deriving keys. Nothing of a vault is readable without its pass phrase, not even how
//! many accounts it has names for (their number shows in the file's length).

mod file;
mod record;

use crate::{
    derive::KeyPath,
    key::{KeyError, KeyKind, SecretKey},
    mnemonic::Phrase,
};
pub use file::{
    CURRENT, Kdf, MAX_VAULT_BYTES, MIN_PASS_PHRASE_CHARS, Opened, SealEntropy, VAULT_MAGIC, same_pass_phrase,
};
use std::fmt;
use tally_types::Address;
use zeroize::Zeroizing;

/// Most accounts in a vault.
pub const MAX_ACCOUNTS: usize = 256;
/// Most bytes of an account's name in the vault.
pub const MAX_NAME_BYTES: usize = 64;
/// Most bytes of BIP-39's optional pass phrase that a vault keeps.
pub const MAX_EXTRA_BYTES: usize = 256;

/// Where an account's key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A recovery phrase and the key's path.
    Phrase {
        phrase: Phrase,
        /// BIP-39's optional pass phrase; mostly empty.
        extra: Extra,
        kind: KeyKind,
        path: KeyPath,
    },
    /// A private key of its own.
    Key(SecretKey),
    /// None: the account is watched, or signs with a passkey or with other accounts' keys.
    Watch(Address),
}

impl Origin {
    /// Key `index` of a phrase, on the kind's usual path.
    pub fn phrase(phrase: Phrase, kind: KeyKind, index: u32) -> Self {
        Self::Phrase { phrase, extra: Extra::default(), kind, path: kind.path(index) }
    }

    /// The key, derived anew; `None` when the account is only watched.
    pub fn key(&self) -> Result<Option<SecretKey>, KeyError> {
        match self {
            Self::Phrase { phrase, extra, kind, path } => {
                SecretKey::from_phrase_at(phrase, extra.as_str(), *kind, path).map(Some)
            }
            Self::Key(key) => Ok(Some(key.clone())),
            Self::Watch(_) => Ok(None),
        }
    }

    fn address(&self) -> Result<Address, KeyError> {
        match self {
            Self::Watch(address) => Ok(*address),
            _ => Ok(self.key()?.expect("only a watched account has no key").address()),
        }
    }
}

/// BIP-39's optional pass phrase, which does not show itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Extra(Zeroizing<String>);

impl Extra {
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "redacted" })
    }
}

/// An account in a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    name: String,
    address: Address,
    origin: Origin,
}

impl Account {
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn address(&self) -> Address {
        self.address
    }

    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The key that signs for the account; `None` when it is only watched.
    pub fn key(&self) -> Result<Option<SecretKey>, KeyError> {
        self.origin.key()
    }
}

/// An opened vault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vault {
    accounts: Vec<Account>,
}

impl Vault {
    /// The accounts, in the order in which they were added.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    pub fn find(&self, name: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.name == name)
    }

    pub fn find_address(&self, address: &Address) -> Option<&Account> {
        self.accounts.iter().find(|account| account.address == *address)
    }

    /// Adds an account under a name of its own.
    pub fn add(&mut self, name: &str, origin: Origin) -> Result<&Account, VaultError> {
        self.check_name(name)?;
        if self.accounts.len() == MAX_ACCOUNTS {
            return Err(VaultError::Full);
        }
        if let Origin::Phrase { extra, path, .. } = &origin {
            if extra.as_str().len() > MAX_EXTRA_BYTES {
                return Err(VaultError::ExtraTooLong);
            }
            if path.steps().len() > record::MAX_PATH_STEPS {
                return Err(VaultError::PathTooLong);
            }
        }
        let address = origin.address().map_err(VaultError::Key)?;
        if let Some(held) = self.find_address(&address) {
            return Err(VaultError::HeldAlready { name: held.name.clone() });
        }
        self.accounts.push(Account { name: name.to_owned(), address, origin });
        Ok(self.accounts.last().expect("an account was just added"))
    }

    pub fn rename(&mut self, name: &str, to: &str) -> Result<(), VaultError> {
        let place = self.place(name)?;
        self.check_name(to)?;
        to.clone_into(&mut self.accounts[place].name);
        Ok(())
    }

    /// Takes an account out. Its key is lost unless it is kept elsewhere.
    pub fn remove(&mut self, name: &str) -> Result<Account, VaultError> {
        Ok(self.accounts.remove(self.place(name)?))
    }

    fn place(&self, name: &str) -> Result<usize, VaultError> {
        let place = self.accounts.iter().position(|account| account.name == name);
        place.ok_or_else(|| VaultError::NoSuchAccount { name: name.to_owned() })
    }

    fn check_name(&self, name: &str) -> Result<(), VaultError> {
        let fits = (1..=MAX_NAME_BYTES).contains(&name.len());
        if !fits || !tally_types::asset::is_name(name) {
            return Err(VaultError::NameInvalid);
        }
        if self.find(name).is_some() {
            return Err(VaultError::NameTaken { name: name.to_owned() });
        }
        Ok(())
    }
}

/// Why a vault cannot be changed, sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    NameInvalid,
    NameTaken {
        name: String,
    },
    NoSuchAccount {
        name: String,
    },
    /// The address is in the vault already, under this name.
    HeldAlready {
        name: String,
    },
    Full,
    ExtraTooLong,
    PathTooLong,
    Key(KeyError),
    PassPhraseShort,
    /// The bytes are not a vault.
    NotAVault,
    /// A vault of a later format.
    VersionUnknown {
        version: u8,
    },
    /// The header asks for less work than any vault was ever made with, or for more than is sane.
    ParametersRefused {
        kdf: Kdf,
    },
    /// The pass phrase is wrong, or the file is damaged: the two cannot be told apart.
    Locked,
}

impl VaultError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::NameInvalid => {
                format!(
                    "an account's name is 1 to {MAX_NAME_BYTES} bytes of plain text without space around it"
                )
            }
            Self::NameTaken { name } => {
                format!("the vault has an account named \"{name}\" already; choose another name")
            }
            Self::NoSuchAccount { name } => format!("the vault has no account named \"{name}\""),
            Self::HeldAlready { name } => format!("the vault holds this account already, as \"{name}\""),
            Self::Full => format!("the vault has {MAX_ACCOUNTS} accounts, the most there may be"),
            Self::ExtraTooLong => {
                format!("the phrase's extra pass phrase is longer than {MAX_EXTRA_BYTES} bytes")
            }
            Self::PathTooLong => format!("the key's path has more than {} steps", record::MAX_PATH_STEPS),
            Self::Key(error) => error.message(),
            Self::PassPhraseShort => {
                format!(
                    "the pass phrase is shorter than {MIN_PASS_PHRASE_CHARS} characters; choose a longer one"
                )
            }
            Self::NotAVault => "the file is not a vault".to_owned(),
            Self::VersionUnknown { version } => {
                format!("the vault's format {version} is of a later version; update the wallet")
            }
            Self::ParametersRefused { kdf } => format!(
                "the vault asks for {} MiB and {} passes to open, which no wallet would write; do not trust this file",
                kdf.memory_kib / 1024,
                kdf.passes
            ),
            Self::Locked => "the pass phrase is wrong, or the file is damaged".to_owned(),
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NameInvalid => format!("账户名称须为 1 至 {MAX_NAME_BYTES} 字节的普通文字，首尾不带空格"),
            Self::NameTaken { name } => format!("保险库中已有名为“{name}”的账户；请更换名称"),
            Self::NoSuchAccount { name } => format!("保险库中没有名为“{name}”的账户"),
            Self::HeldAlready { name } => format!("保险库中已有此账户，名为“{name}”"),
            Self::Full => format!("保险库已有 {MAX_ACCOUNTS} 个账户，达到上限"),
            Self::ExtraTooLong => format!("助记词的附加口令超过 {MAX_EXTRA_BYTES} 字节"),
            Self::PathTooLong => format!("密钥路径超过 {} 步", record::MAX_PATH_STEPS),
            Self::Key(error) => error.message_zh(),
            Self::PassPhraseShort => format!("口令少于 {MIN_PASS_PHRASE_CHARS} 个字符；请选择更长的口令"),
            Self::NotAVault => "该文件不是保险库".to_owned(),
            Self::VersionUnknown { version } => format!("保险库格式 {version} 属于更新的版本；请升级钱包"),
            Self::ParametersRefused { kdf } => format!(
                "打开此保险库要求 {} MiB 内存和 {} 轮计算，任何钱包都不会这样写；请勿信任此文件",
                kdf.memory_kib / 1024,
                kdf.passes
            ),
            Self::Locked => "口令错误，或文件已损坏".to_owned(),
        }
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for VaultError {}

#[cfg(test)]
mod tests;
