//! Networks that the user knows: for each node, whose public key its network must have.
//!
//! A network is pinned when a node is talked to for the first time, and shown then. From then on another network behind
//! the same address is refused. What is proven is proven under the pinned key, whatever the node says.

use super::WalletError;
use crate::{failure::Failure, files};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// A network as it is pinned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The network's public key, in hexadecimal.
    pub public_key: String,
    pub chain_id: u64,
    /// Hash of the network's genesis, in hexadecimal.
    pub genesis: String,
    /// What stands before its addresses.
    pub prefix: String,
}

/// All pins, in a file beside the vault.
#[derive(Clone, Debug)]
pub struct Pins {
    path: PathBuf,
    file: PinsFile,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct PinsFile {
    #[serde(default)]
    nodes: BTreeMap<String, Pin>,
}

impl Pins {
    /// The pins beside the vault at `vault`.
    pub fn read(vault: &Path) -> Result<Self, Failure> {
        let path = vault.with_file_name("networks.toml");
        let file = match fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|_| WalletError::Pins { path: path.clone() })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => PinsFile::default(),
            Err(error) => return Err(Failure::file(&path, &error)),
        };
        Ok(Self { path, file })
    }

    /// The network pinned for a node.
    pub fn get(&self, node: &str) -> Option<&Pin> {
        self.file.nodes.get(node)
    }

    /// Pins a network for a node.
    pub fn set(&mut self, node: &str, pin: Pin) -> Result<(), Failure> {
        self.file.nodes.insert(node.to_owned(), pin);
        self.write()
    }

    /// Forgets what is pinned for a node; `None` when nothing was.
    pub fn forget(&mut self, node: &str) -> Result<Option<Pin>, Failure> {
        let gone = self.file.nodes.remove(node);
        if gone.is_some() {
            self.write()?;
        }
        Ok(gone)
    }

    fn write(&self) -> Result<(), Failure> {
        if let Some(dir) = self.path.parent() {
            files::make_dir(dir)?;
        }
        let text = toml::to_string(&self.file).expect("strings and numbers are TOML");
        files::write_private(&self.path, text.as_bytes())
    }
}
