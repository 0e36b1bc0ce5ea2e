//! The book: what may be known of the vault's accounts without its pass phrase.
//!
//! It is rewritten whenever the vault is, and holds nothing that the vault does not.

use super::WalletError;
use crate::{failure::Failure, files, parse};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};
use tally_types::{Address, PublicKey};

/// An account of the wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub address: Address,
    /// `None`: the account is only watched.
    pub key: Option<PublicKey>,
}

/// The wallet's accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    pub entries: Vec<Entry>,
    /// The account that acts when none is named.
    pub default: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct BookFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    #[serde(default)]
    account: Vec<EntryFile>,
}

#[derive(Serialize, Deserialize)]
struct EntryFile {
    name: String,
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl Book {
    /// Reads a book; one that does not exist is empty.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Failure::file(path, &error)),
        };
        Self::parse(&text).ok_or_else(|| WalletError::Book { path: path.to_owned() }.into())
    }

    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        files::write_private(path, self.to_text().as_bytes())
    }

    /// The default account: the one that was chosen, or else the first.
    pub fn default_entry(&self) -> Option<&Entry> {
        let chosen =
            self.default.as_ref().and_then(|name| self.entries.iter().find(|entry| entry.name == *name));
        chosen.or(self.entries.first())
    }

    fn parse(text: &str) -> Option<Self> {
        let file: BookFile = toml::from_str(text).ok()?;
        let entry = |entry: EntryFile| {
            // Addresses are kept as 0x and digits, which no prefix belongs to.
            let address = Address::parse(&entry.address, "").ok()?;
            let key =
                entry.key.map(|key| parse::public_key(&key).ok()).map_or(Some(None), |key| key.map(Some))?;
            Some(Entry { name: entry.name, address, key })
        };
        Some(Self {
            entries: file.account.into_iter().map(entry).collect::<Option<_>>()?,
            default: file.default,
        })
    }

    fn to_text(&self) -> String {
        let entry = |entry: &Entry| EntryFile {
            name: entry.name.clone(),
            address: entry.address.to_string(),
            key: entry.key.as_ref().map(parse::show_key),
        };
        let file =
            BookFile { default: self.default.clone(), account: self.entries.iter().map(entry).collect() };
        toml::to_string(&file).expect("strings are TOML")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_reads_back() {
        let key = PublicKey::Ed25519([1; 32]);
        let entries = vec![
            Entry { name: "日常 \"x\"".into(), address: key.address(), key: Some(key) },
            Entry { name: "watched".into(), address: Address([2; 20]), key: None },
        ];
        let book = Book { entries, default: Some("watched".into()) };
        assert_eq!(Book::parse(&book.to_text()), Some(book.clone()));
        assert_eq!(book.default_entry().unwrap().name, "watched");
        assert_eq!(Book::parse("[[account]]\nname = 'x'\naddress = '0x00'"), None);
        assert_eq!(Book::parse(""), Some(Book::default()));
    }
}
