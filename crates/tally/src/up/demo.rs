//! Demo accounts: alice, bob and carol, whose keys everybody knows.
//!
//! They come from a recovery phrase that is known to be public and lie in a vault whose pass phrase is printed, so that
//! nobody can take them for anything but toys.

use super::local_genesis::PREFIX;
use crate::{failure::Failure, wallet::Store};
use std::path::Path;
use tally_types::{Action, Handle, Operation, account::ClaimName};
use tally_wallet::{KeyKind, Origin, Phrase, SecretKey, Vault};
use zeroize::Zeroizing;

/// The public recovery phrase: the one that Ethereum's test tools use.
pub const PHRASE: &str = "test test test test test test test test test test test junk";
/// The demo vault's pass phrase.
pub const PASSPHRASE: &str = "tally demo";
/// The accounts' names, in the order of their keys.
const NAMES: [&str; 3] = ["alice", "bob", "carol"];

/// A demo account.
pub struct Account {
    pub name: &'static str,
    pub key: SecretKey,
}

impl Account {
    /// The address as the local network writes it.
    pub fn address_text(&self) -> String {
        self.key.address().to_text(PREFIX)
    }

    /// The claim of the account's name.
    pub fn claim(&self) -> Operation {
        let name = Handle::parse(self.name).expect("the demo names are handles");
        Operation { actor: self.key.address(), action: Action::ClaimName(ClaimName { name }) }
    }
}

fn phrase() -> Phrase {
    Phrase::parse(PHRASE).expect("the demo phrase is one")
}

/// All demo accounts.
pub fn accounts() -> Vec<Account> {
    let phrase = phrase();
    let key = |index| {
        SecretKey::from_phrase(&phrase, "", KeyKind::Ed25519, index).expect("a common path has a key")
    };
    NAMES.iter().zip(0..).map(|(name, index)| Account { name, key: key(index) }).collect()
}

/// Writes a vault with the demo accounts.
pub fn write_vault(path: &Path) -> Result<(), Failure> {
    let mut vault = Vault::default();
    for (name, index) in NAMES.iter().zip(0..) {
        vault.add(name, Origin::phrase(phrase(), KeyKind::Ed25519, index))?;
    }
    Store::open(path)?.write(vault, Zeroizing::new(PASSPHRASE.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_accounts_never_change() {
        let texts: Vec<_> = accounts().iter().map(|account| (account.name, account.address_text())).collect();
        assert_eq!(texts.len(), 3);
        assert!(texts.iter().all(|(_, text)| text.starts_with("tally1")));
    }
}
