//! What can be wrong with keys and the files that hold them.

use crate::{exit::Exit, failure::Failure, i18n::Language};
use std::path::PathBuf;
use tally_wallet::{
    build::BuildError, derive::DeriveError, key::KeyError, keystore::KeystoreError, link::LinkError,
    memo::MemoError, mnemonic::PhraseError, vault::VaultError,
};

/// What is wrong with keys, or with what was to be built with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalletError {
    NoVault {
        path: PathBuf,
    },
    /// The account is in the wallet, without a key.
    WatchOnly {
        name: String,
    },
    /// The wallet holds no key that may sign for the account.
    NoKeyFor {
        account: String,
    },
    /// The account's key did not come from a phrase.
    NoPhrase {
        name: String,
    },
    /// Web3 Secret Storage holds secp256k1 keys only.
    KeystoreKind {
        name: String,
    },
    Book {
        path: PathBuf,
    },
    Pins {
        path: PathBuf,
    },
    Build(BuildError),
    Derive(DeriveError),
    Key(KeyError),
    Keystore(KeystoreError),
    Link(LinkError),
    Memo(MemoError),
    Phrase(PhraseError),
    Vault(VaultError),
}

impl WalletError {
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoVault { .. } | Self::Book { .. } | Self::Pins { .. } => Exit::File,
            Self::Vault(
                VaultError::NotAVault
                | VaultError::VersionUnknown { .. }
                | VaultError::ParametersRefused { .. },
            ) => Exit::File,
            Self::Keystore(_) => Exit::File,
            _ => Exit::Usage,
        }
    }

    pub fn message(&self, say: Language) -> String {
        let pick = |english: String, chinese: String| match say {
            Language::English => english,
            Language::Chinese => chinese,
        };
        match self {
            Self::NoVault { path } => say.no_vault(path.display()),
            Self::WatchOnly { name } => say.watch_only(name),
            Self::NoKeyFor { account } => say.no_key_for(account),
            Self::NoPhrase { name } => say.no_phrase(name),
            Self::KeystoreKind { name } => say.keystore_kind(name),
            Self::Book { path } => say.book_unreadable(path.display()),
            Self::Pins { path } => say.pins_unreadable(path.display()),
            Self::Build(error) => pick(error.message(), error.message_zh()),
            Self::Derive(error) => pick(error.message(), error.message_zh()),
            Self::Key(error) => pick(error.message(), error.message_zh()),
            Self::Keystore(error) => pick(error.message(), error.message_zh()),
            Self::Link(error) => pick(error.message(), error.message_zh()),
            Self::Memo(error) => pick(error.message().to_owned(), error.message_zh().to_owned()),
            Self::Phrase(error) => pick(error.message(), error.message_zh()),
            Self::Vault(error) => pick(error.message(), error.message_zh()),
        }
    }
}

impl From<WalletError> for Failure {
    /// What the ledger would refuse anyway is its refusal; a vault or a keystore that stays shut is a wrong pass phrase.
    fn from(error: WalletError) -> Self {
        match error {
            WalletError::Build(BuildError::Refused(refusal)) => {
                Self::Refused { refusal, operation: None, charged: false }
            }
            WalletError::Vault(VaultError::Locked) | WalletError::Keystore(KeystoreError::Locked) => {
                Self::PassphraseWrong
            }
            other => Self::Wallet(other),
        }
    }
}

macro_rules! wraps {
    ($($inner:ident $variant:ident)*) => {
        $(impl From<$inner> for Failure {
            fn from(error: $inner) -> Self {
                WalletError::$variant(error).into()
            }
        })*
    };
}

wraps! {
    BuildError Build
    DeriveError Derive
    KeyError Key
    KeystoreError Keystore
    LinkError Link
    MemoError Memo
    PhraseError Phrase
    VaultError Vault
}
