//! Why a method gives no answer: a stable code, a sentence in both languages, and what a form needs to point at it.

use serde_json::{Value, json};
use std::fmt;
use tally_json::ApiError;
use tally_types::{Refusal, address::AddressError, amount::AmountError};
use tally_wallet::{
    build::BuildError, certificate::CertificateError, derive::DeriveError, key::KeyError,
    keystore::KeystoreError, link::LinkError, memo::MemoError, mnemonic::PhraseError, proof::ProofError,
    vault::VaultError, verify::SignatureError, webauthn::PasskeyError,
};

/// An error as the page gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// `<noun>.<Name>`.
    pub code: String,
    pub english: String,
    pub chinese: String,
    pub details: Option<Value>,
}

impl PageError {
    pub fn new(code: &str, english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self { code: code.to_owned(), english: english.into(), chinese: chinese.into(), details: None }
    }

    #[must_use]
    pub fn with(self, details: Value) -> Self {
        Self { details: Some(details), ..self }
    }

    /// The page's own mistake: a person cannot mend it.
    pub fn malformed(note: impl fmt::Display) -> Self {
        let error = Self::new(
            "input.Malformed",
            "the page asked its wallet in a form it does not know; reload the page",
            "页面向钱包发出了无法识别的请求；请重新加载页面",
        );
        error.with(json!({ "note": note.to_string() }))
    }

    pub fn unknown_method(method: &str) -> Self {
        let error = Self::new(
            "input.UnknownMethod",
            "the page and its wallet are of different versions; reload the page",
            "页面与其钱包版本不一致；请重新加载页面",
        );
        error.with(json!({ "method": method }))
    }

    pub fn to_json(&self) -> String {
        let mut error = json!({ "code": self.code, "message": { "en": sentence(&self.english), "zh": sentence(&self.chinese) } });
        if let Some(details) = &self.details {
            error["details"] = details.clone();
        }
        json!({ "error": error }).to_string()
    }

    /// An error of the wallet under a noun; its name is its variant's, which `Debug` writes first.
    fn of(noun: &str, error: &impl fmt::Debug, english: String, chinese: String) -> Self {
        let text = format!("{error:?}");
        let name = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        Self::new(&format!("{noun}.{name}"), english, chinese)
    }

    fn maybe(self, details: Option<Value>) -> Self {
        Self { details, ..self }
    }
}

/// A message as a sentence: the wallet's begin small, since the command line puts words before them.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl From<PhraseError> for PageError {
    fn from(error: PhraseError) -> Self {
        let details = match &error {
            PhraseError::WordCount { count } => Some(json!({ "count": count })),
            PhraseError::UnknownWord { number, word, suggestion } => {
                Some(json!({ "number": number, "word": word, "suggestion": suggestion }))
            }
            PhraseError::Checksum { .. } | PhraseError::EntropyLength { .. } => None,
        };
        Self::of("phrase", &error, error.message(), error.message_zh()).maybe(details)
    }
}

impl From<DeriveError> for PageError {
    fn from(error: DeriveError) -> Self {
        Self::of("derive", &error, error.message(), error.message_zh())
    }
}

impl From<KeyError> for PageError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Derive(error) => error.into(),
            KeyError::WrongLength { bytes } => {
                Self::of("key", &error, error.message(), error.message_zh()).with(json!({ "bytes": bytes }))
            }
            _ => Self::of("key", &error, error.message(), error.message_zh()),
        }
    }
}

impl From<KeystoreError> for PageError {
    fn from(error: KeystoreError) -> Self {
        let details = match error {
            KeystoreError::VersionUnknown { version } => Some(json!({ "version": version })),
            KeystoreError::FieldInvalid { field } | KeystoreError::ParametersRefused { field } => {
                Some(json!({ "field": field }))
            }
            KeystoreError::Unsupported { what } => Some(json!({ "what": what })),
            _ => None,
        };
        Self::of("keystore", &error, error.message(), error.message_zh()).maybe(details)
    }
}

impl From<VaultError> for PageError {
    fn from(error: VaultError) -> Self {
        let details = match &error {
            VaultError::Key(error) => return error.clone().into(),
            VaultError::NameTaken { name }
            | VaultError::NoSuchAccount { name }
            | VaultError::HeldAlready { name } => Some(json!({ "name": name })),
            VaultError::VersionUnknown { version } => Some(json!({ "version": version })),
            _ => None,
        };
        Self::of("vault", &error, error.message(), error.message_zh()).maybe(details)
    }
}

impl From<AddressError> for PageError {
    fn from(error: AddressError) -> Self {
        let details = match &error {
            AddressError::WrongNetwork { expected, found } => {
                Some(json!({ "expected": expected, "found": found }))
            }
            _ => None,
        };
        // The wallet's links say the same of addresses in both languages.
        let said = LinkError::Address(error.clone());
        Self::of("address", &error, said.message(), said.message_zh()).maybe(details)
    }
}

impl From<AmountError> for PageError {
    fn from(error: AmountError) -> Self {
        let details = match error {
            AmountError::TooManyPlaces { places, decimals } => {
                Some(json!({ "places": places, "decimals": decimals }))
            }
            _ => None,
        };
        let said = LinkError::Amount(error);
        Self::of("amount", &error, said.message(), said.message_zh()).maybe(details)
    }
}

impl From<LinkError> for PageError {
    fn from(error: LinkError) -> Self {
        let details = match &error {
            LinkError::Address(error) => return error.clone().into(),
            LinkError::Amount(error) => return (*error).into(),
            LinkError::Twice { name } | LinkError::RequiresMore { name } => Some(json!({ "name": name })),
            _ => None,
        };
        Self::of("link", &error, error.message(), error.message_zh()).maybe(details)
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        Self::new(&format!("refusal.{}", refusal.name()), refusal.message(), refusal.message_zh())
            .with(json!({ "code": refusal.code() }))
    }
}

impl From<BuildError> for PageError {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::Refused(refusal) => refusal.into(),
            BuildError::Signature(error) => error.into(),
            _ => Self::of("build", &error, error.message(), error.message_zh()),
        }
    }
}

impl From<ApiError> for PageError {
    fn from(error: ApiError) -> Self {
        let problem = error.problem;
        Self::new(&format!("api.{}", problem.name()), problem.message(), problem.message_zh())
            .with(json!({ "code": problem.code(), "note": error.note }))
    }
}

impl From<CertificateError> for PageError {
    fn from(error: CertificateError) -> Self {
        let made = |error: CertificateError| {
            Self::of("certificate", &error, error.message().to_owned(), error.message_zh().to_owned())
        };
        match error {
            CertificateError::Proof(error) => error.into(),
            CertificateError::OtherHistory { found, demanded } => {
                made(error).with(json!({ "found": found, "demanded": demanded }))
            }
            CertificateError::NotANote | CertificateError::OutOfOrder => made(error),
        }
    }
}

/// Errors whose messages are fixed texts.
macro_rules! plain {
    ($($noun:literal $error:ty)*) => {$(
        impl From<$error> for PageError {
            fn from(error: $error) -> Self {
                Self::of($noun, &error, error.message().to_owned(), error.message_zh().to_owned())
            }
        }
    )*};
}

plain! {
    "signature" SignatureError
    "memo" MemoError
    "proof" ProofError
    "passkey" PasskeyError
}
