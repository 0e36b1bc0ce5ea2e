//! Demo accounts, whose keys everybody knows: alice, bob and carol, and the other people of the demo economy.
//!
//! They come from a recovery phrase that is known to be public and lie in a vault whose pass phrase is printed, so that
//! nobody can take them for anything but toys.

use super::{
    economy::{LIVING, Role},
    local_genesis::PREFIX,
};
use crate::{failure::Failure, wallet::Store};
use std::path::Path;
use tally_types::{Action, Handle, Operation, account::ClaimName};
use tally_wallet::{
    KeyKind, Origin, Phrase, SecretKey, Vault,
    derive::{Curve, ExtendedKey},
};
use zeroize::Zeroizing;

/// The public recovery phrase: the one that Ethereum's test tools use.
pub const PHRASE: &str = "test test test test test test test test test test test junk";
/// The demo vault's pass phrase.
pub const PASSPHRASE: &str = "tally demo";
/// How many there are without the economy: the first of its people.
const ALONE: usize = 3;

/// A demo account.
pub struct Account {
    pub role: Role,
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

/// The first keys of the phrase, on the usual path.
pub fn keys(count: usize) -> Vec<SecretKey> {
    let kind = KeyKind::Ed25519;
    // The seed takes long to stretch, and is the same for all of them.
    let master = ExtendedKey::master(Curve::Ed25519, &phrase().seed("")[..]).expect("a phrase's seed is one");
    let key = |index| {
        let key = master.derive(&kind.path(index)).expect("a common path has a key");
        SecretKey::from_bytes(kind, key.key()).expect("any seed is an Ed25519 key")
    };
    (0..).take(count).map(key).collect()
}

/// The people of the economy, or without it the first three of them.
fn roles(economy: bool) -> &'static [Role] {
    if economy { Role::ALL } else { &Role::ALL[..ALONE] }
}

/// All demo accounts, with the economy or without.
pub fn accounts(economy: bool) -> Vec<Account> {
    let roles = roles(economy);
    let account = |(role, key): (&Role, _)| Account { role: *role, name: role.name(), key };
    roles.iter().zip(keys(roles.len())).map(account).collect()
}

/// Writes a vault with the demo accounts, but for those that act by themselves.
pub fn write_vault(path: &Path, economy: bool) -> Result<(), Failure> {
    let mut vault = Vault::default();
    for (role, index) in roles(economy).iter().zip(0..).filter(|(role, _)| !LIVING.contains(role)) {
        vault.add(role.name(), Origin::phrase(phrase(), KeyKind::Ed25519, index))?;
    }
    Store::open(path)?.write(vault, Zeroizing::new(PASSPHRASE.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_accounts_never_change() {
        let texts: Vec<_> =
            accounts(false).iter().map(|account| (account.name, account.address_text())).collect();
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[0], ("alice", "tally1h2qhrpgl0dscp04x9dg4t8w2l2xel96zggcm28".to_owned()));
        assert_eq!(accounts(true).len(), Role::ALL.len());
    }
}
