//! The wallet's files: the vault, and the book beside it.

use super::{
    WalletError,
    book::{Book, Entry},
};
use crate::{failure::Failure, files, random, terminal::Terminal};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tally_types::Address;
use tally_wallet::vault::{Account, MAX_VAULT_BYTES, Vault};
use zeroize::Zeroizing;

/// The wallet on disk.
pub struct Store {
    path: PathBuf,
    book: Book,
}

/// A vault that the user unlocked, for as long as the command takes.
pub struct Unlocked {
    pub vault: Vault,
    passphrase: Zeroizing<String>,
}

impl Store {
    /// The wallet at `path`, whether there is one yet or not.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let book = Book::read(&book_path(path))?;
        Ok(Self { path: path.to_owned(), book })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a vault.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Whether there is a vault and no book: one that came from elsewhere.
    pub fn lacks_book(&self) -> bool {
        self.exists() && !book_path(&self.path).exists()
    }

    /// The accounts, without their secrets.
    pub fn entries(&self) -> &[Entry] {
        &self.book.entries
    }

    pub fn default_entry(&self) -> Option<&Entry> {
        self.book.default_entry()
    }

    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.name == name)
    }

    pub fn find_address(&self, address: &Address) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.address == *address)
    }

    /// Makes an empty vault under a new pass phrase, which is not yet written.
    pub fn create(&self, terminal: &Terminal, prompt: &str) -> Result<Unlocked, Failure> {
        Ok(Unlocked { vault: Vault::default(), passphrase: terminal.new_passphrase(prompt)? })
    }

    /// Asks for the pass phrase and opens the vault.
    pub fn unlock(&self, terminal: &Terminal, prompt: &str) -> Result<Unlocked, Failure> {
        let file = self.read()?;
        let passphrase = terminal.passphrase(prompt)?;
        let opened = Vault::open(&file, &passphrase)?;
        Ok(Unlocked { vault: opened.vault, passphrase })
    }

    /// Opens the vault, or makes one when there is none.
    pub fn unlock_or_create(&self, terminal: &Terminal, old: &str, new: &str) -> Result<Unlocked, Failure> {
        if self.exists() { self.unlock(terminal, old) } else { self.create(terminal, new) }
    }

    /// Writes a new vault under a pass phrase.
    pub fn write(&mut self, vault: Vault, passphrase: Zeroizing<String>) -> Result<(), Failure> {
        self.save(&Unlocked { vault, passphrase })
    }

    /// Writes the vault and its book.
    pub fn save(&mut self, unlocked: &Unlocked) -> Result<(), Failure> {
        if let Some(dir) = self.path.parent() {
            files::make_dir(dir)?;
        }
        let sealed = unlocked.vault.seal(&unlocked.passphrase, &random::bytes())?;
        files::write_private(&self.path, &sealed)?;
        self.write_book(unlocked)
    }

    /// Writes the book anew from the vault.
    pub fn write_book(&mut self, unlocked: &Unlocked) -> Result<(), Failure> {
        self.book.entries = unlocked.vault.accounts().iter().map(entry_of).collect::<Result<_, _>>()?;
        self.book.write(&book_path(&self.path))
    }

    /// Chooses the account that acts when none is named.
    pub fn choose(&mut self, name: &str) -> Result<(), Failure> {
        self.book.default = Some(name.to_owned());
        self.book.write(&book_path(&self.path))
    }

    fn read(&self) -> Result<Vec<u8>, Failure> {
        match fs::metadata(&self.path) {
            Ok(metadata) if metadata.len() > MAX_VAULT_BYTES as u64 => {
                return Err(tally_wallet::vault::VaultError::NotAVault.into());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(WalletError::NoVault { path: self.path.clone() }.into());
            }
            _ => {}
        }
        fs::read(&self.path).map_err(|error| Failure::file(&self.path, &error))
    }
}

impl Unlocked {
    /// Changes the pass phrase; it holds once the store saved.
    pub fn change_passphrase(&mut self, passphrase: Zeroizing<String>) {
        self.passphrase = passphrase;
    }
}

/// What may be known of an account without its pass phrase.
pub fn entry_of(account: &Account) -> Result<Entry, Failure> {
    let key = account.key()?.map(|key| key.public());
    Ok(Entry { name: account.name().to_owned(), address: account.address(), key })
}

fn book_path(vault: &Path) -> PathBuf {
    let mut name = vault.file_name().unwrap_or_default().to_owned();
    name.push(".accounts");
    vault.with_file_name(name)
}
