//! What every command needs to know of how the program was called.

use crate::{
    args::{DEFAULT_NODE, Options},
    failure::Failure,
    files,
    i18n::Language,
    parse::InputError,
    terminal::Terminal,
    wallet::{Pins, Store},
};
use std::path::PathBuf;
use tally_types::Address;
use tally_wallet::proof::NetworkKey;

/// What stands before addresses where no network says otherwise.
const DEFAULT_PREFIX: &str = "tally";

/// How the program was called.
pub struct Context {
    pub say: Language,
    pub json: bool,
    pub terminal: Terminal,
    /// The node to talk to.
    pub node: String,
    /// The vault.
    pub wallet: PathBuf,
    /// The network that the user named.
    pub network: Option<NetworkKey>,
    /// What stands before addresses.
    prefix: String,
}

impl Context {
    pub fn new(options: &Options, say: Language) -> Result<Self, Failure> {
        let home = || files::data_home().map(|home| home.join("wallet.vault"));
        let wallet = options.wallet.clone().or_else(home).unwrap_or_else(|| PathBuf::from("wallet.vault"));
        let node = options.node.as_deref().unwrap_or(DEFAULT_NODE).trim_end_matches('/').to_owned();
        let prefix = match Pins::read(&wallet) {
            Ok(pins) => pins.get(&node).map_or(DEFAULT_PREFIX, |pin| &pin.prefix).to_owned(),
            // Whoever needs the pins reads them again and says what is wrong with them.
            Err(_) => DEFAULT_PREFIX.to_owned(),
        };
        Ok(Self {
            say,
            json: options.json.is_some(),
            terminal: Terminal::new(say, options.yes, options.passphrase_fd)?,
            node,
            wallet,
            network: options.network.as_deref().map(network_key).transpose()?,
            prefix,
        })
    }

    /// The wallet on disk.
    pub fn store(&self) -> Result<Store, Failure> {
        let mut store = Store::open(&self.wallet)?;
        if store.lacks_book() {
            let unlocked = store.unlock(&self.terminal, &self.say.ask_passphrase())?;
            store.write_book(&unlocked)?;
        }
        Ok(store)
    }

    /// An address as the network that was last known writes it.
    pub fn show_address(&self, address: &Address) -> String {
        address.to_text(&self.prefix)
    }

    /// Reads an address of the network that was last known.
    pub fn parse_address(&self, text: &str) -> Result<Address, InputError> {
        Address::parse(text, &self.prefix)
            .map_err(|error| InputError::Address { text: text.to_owned(), error })
    }
}

/// Reads a network's public key.
pub fn network_key(text: &str) -> Result<NetworkKey, Failure> {
    NetworkKey::parse(text).map_err(|_| InputError::NetworkKey { text: text.to_owned() }.into())
}
