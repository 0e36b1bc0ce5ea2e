//! What the worker keeps between calls: the network it was told to trust, and the vaults that are open.

use crate::{error::PageError, method::Done, secret::Secret};
use serde::Deserialize;
use std::collections::BTreeMap;
use tally_json::{Language, Scene, read_hash};
use tally_types::{Address, address::is_valid_prefix};
use tally_wallet::{Network, SecretKey, Vault, proof::NetworkKey};

/// Most vaults open at once.
const MAX_OPEN: usize = 16;

/// A network that was trusted.
pub struct Known {
    pub id: Network,
    pub prefix: String,
    pub key: NetworkKey,
}

impl Known {
    pub fn scene(&self) -> Scene<'_> {
        self.scene_in(Language::English)
    }

    pub fn scene_in(&self, language: Language) -> Scene<'_> {
        Scene { prefix: &self.prefix, language }
    }

    pub fn read_address(&self, text: &str) -> Result<Address, PageError> {
        Ok(Address::parse(text.trim(), &self.prefix)?)
    }
}

/// An open vault. Its pass phrase stays with it, so that a change can be saved without asking again; the keys it
/// protects are in the same memory.
pub struct Open {
    pub vault: Vault,
    pub pass_phrase: Secret,
}

impl Open {
    /// The key of the account with this name.
    pub fn key(&self, account: &str) -> Result<SecretKey, PageError> {
        let watched = || {
            PageError::new(
                "vault.OnlyWatched",
                "this account is only watched: its key is not in this wallet",
                "此账户仅供观察：其密钥不在此钱包中",
            )
        };
        self.account(account)?.key()?.ok_or_else(watched)
    }

    pub fn account(&self, name: &str) -> Result<&tally_wallet::vault::Account, PageError> {
        let missing = || tally_wallet::vault::VaultError::NoSuchAccount { name: name.to_owned() };
        Ok(self.vault.find(name).ok_or_else(missing)?)
    }
}

#[derive(Default)]
pub struct Session {
    network: Option<Known>,
    open: BTreeMap<u32, Open>,
    last: u32,
}

impl Session {
    pub fn network(&self) -> Result<&Known, PageError> {
        self.network.as_ref().ok_or_else(|| {
            PageError::new(
                "network.Unknown",
                "the wallet does not know its network yet; wait until the page has reached a node",
                "钱包尚不知道所属网络；请等待页面连上节点",
            )
        })
    }

    /// Keeps an open vault, and says its number.
    pub fn keep(&mut self, open: Open) -> Result<u32, PageError> {
        if self.open.len() == MAX_OPEN {
            return Err(PageError::malformed("too many open vaults"));
        }
        self.last += 1;
        self.open.insert(self.last, open);
        Ok(self.last)
    }

    pub fn vault(&self, number: u32) -> Result<&Open, PageError> {
        self.open.get(&number).ok_or_else(closed)
    }

    pub fn vault_mut(&mut self, number: u32) -> Result<&mut Open, PageError> {
        self.open.get_mut(&number).ok_or_else(closed)
    }

    /// Forgets a vault; its secrets wipe themselves.
    pub fn forget(&mut self, number: u32) {
        self.open.remove(&number);
    }
}

fn closed() -> PageError {
    PageError::new("vault.Closed", "the wallet is locked; unlock it first", "钱包已锁定；请先解锁")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseNetwork {
    chain_id: u64,
    genesis: String,
    prefix: String,
    public_key: String,
}

pub fn use_network(session: &mut Session, input: UseNetwork) -> Result<Done, PageError> {
    if !is_valid_prefix(&input.prefix) {
        return Err(PageError::malformed("prefix"));
    }
    let id = Network { chain_id: input.chain_id, genesis: read_hash(&input.genesis)? };
    session.network = Some(Known { id, prefix: input.prefix, key: NetworkKey::parse(&input.public_key)? });
    Ok(Done {})
}
