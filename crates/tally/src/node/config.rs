//! A member's configuration file and its secrets' file.
//!
//! Relative paths are relative to the file they stand in, so a member's directory can be moved as a whole.

use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tally_engine::MemberKeys;
use tally_types::{
    Genesis,
    codec::{Copying, DecodeExt as _},
    hash::{hex, unhex},
};
use zeroize::{Zeroize as _, Zeroizing};

/// The name of a member's configuration file in its directory.
pub const CONFIG_FILE: &str = "config.toml";
/// The name of its secrets' file.
pub const KEYS_FILE: &str = "keys";

/// How logs are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

/// A member's configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberConfig {
    /// The encoded genesis.
    pub genesis: PathBuf,
    /// The member's secrets.
    pub keys: PathBuf,
    /// Where everything durable lies.
    pub dir: PathBuf,
    /// Where the other members connect.
    pub listen: SocketAddr,
    /// Where the API is served; absent: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<SocketAddr>,
    /// Whether the node keeps an index for searches, activity and holders.
    #[serde(default = "yes")]
    pub index: bool,
    /// Memory for pages of the database.
    #[serde(default = "default_page_cache_mib")]
    pub page_cache_mib: usize,
    #[serde(default)]
    pub log: LogFormat,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faucet: Option<FaucetConfig>,
    /// All members, this one included or not.
    #[serde(default)]
    pub peers: Vec<Peer>,
}

/// Another member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// Its Ed25519 public key, in hexadecimal.
    pub key: String,
    pub address: SocketAddr,
}

/// A faucet for test networks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaucetConfig {
    /// A file with the seed of the funded Ed25519 key, in hexadecimal.
    pub key: PathBuf,
    /// Whole coins a request.
    pub amount: String,
}

fn yes() -> bool {
    true
}

fn default_page_cache_mib() -> usize {
    32
}

/// What is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    Toml { path: PathBuf, reason: String },
    Genesis { path: PathBuf },
    Keys { path: PathBuf },
    PeerKey { key: String },
    FaucetAmount { text: String },
}

/// The secrets' file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysFile {
    signer: String,
    share: String,
}

impl Drop for KeysFile {
    fn drop(&mut self) {
        self.signer.zeroize();
        self.share.zeroize();
    }
}

impl MemberConfig {
    /// Reads a configuration, with its paths as they are.
    pub fn read_raw(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
        let bad = |error: toml::de::Error| ConfigError::Toml {
            path: path.to_owned(),
            reason: error.message().to_owned(),
        };
        toml::from_str(&text).map_err(|error| Failure::Config(bad(error)))
    }

    /// Reads a configuration and makes its paths absolute or relative to the working directory.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let mut config = Self::read_raw(path)?;
        let base = path.parent().unwrap_or(Path::new(""));
        for entry in [&mut config.genesis, &mut config.keys, &mut config.dir] {
            // `./keys` and `keys` are one path: it is shown to people.
            *entry = base.join(&*entry).components().collect();
        }
        if let Some(faucet) = &mut config.faucet {
            faucet.key = base.join(&faucet.key).components().collect();
        }
        Ok(config)
    }

    /// Writes the configuration, with its paths as they are.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let text = toml::to_string(self).expect("the configuration has no map keys that are not strings");
        fs::write(path, text).map_err(|error| Failure::file(path, &error))
    }

    /// The peers as the node wants them.
    pub fn peers(&self) -> Result<Vec<([u8; 32], SocketAddr)>, Failure> {
        let peer = |peer: &Peer| {
            let key = unhex(&peer.key).and_then(|bytes| bytes.try_into().ok());
            let bad = || Failure::Config(ConfigError::PeerKey { key: peer.key.clone() });
            Ok((key.ok_or_else(bad)?, peer.address))
        };
        self.peers.iter().map(peer).collect()
    }
}

/// Reads a genesis file.
pub fn read_genesis(path: &Path) -> Result<Genesis, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file(path, &error))?;
    let genesis = Genesis::decode(Copying(bytes.as_slice())).ok().filter(|genesis| genesis.check().is_ok());
    genesis.ok_or_else(|| Failure::Config(ConfigError::Genesis { path: path.to_owned() }))
}

/// Reads a member's secrets.
pub fn read_keys(path: &Path) -> Result<MemberKeys, Failure> {
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?);
    let keys: Option<KeysFile> = toml::from_str(&text).ok();
    let bytes = |keys: &KeysFile| Some((unhex(&keys.signer)?.try_into().ok()?, unhex(&keys.share)?));
    let parsed: Option<([u8; 32], Vec<u8>)> = keys.as_ref().and_then(bytes);
    let bad = || Failure::Config(ConfigError::Keys { path: path.to_owned() });
    parsed.map(|(signer, share)| MemberKeys { signer, share }).ok_or_else(bad)
}

/// Writes a member's secrets, for its owner's eyes only.
pub fn write_keys(path: &Path, keys: &MemberKeys) -> Result<(), Failure> {
    let file = KeysFile { signer: hex(&keys.signer), share: hex(&keys.share) };
    let text = Zeroizing::new(toml::to_string(&file).expect("two strings are TOML"));
    crate::files::write_private(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_configuration_has_defaults() {
        let text = "genesis = 'g'\nkeys = 'k'\ndir = '.'\nlisten = '127.0.0.1:1'\n";
        let config: MemberConfig = toml::from_str(text).unwrap();
        assert!(config.index && config.api.is_none() && config.peers.is_empty());
        assert_eq!(toml::from_str::<MemberConfig>(&toml::to_string(&config).unwrap()).unwrap(), config);
    }

    #[test]
    fn an_unknown_line_is_refused_rather_than_ignored() {
        let text = "genesis = 'g'\nkeys = 'k'\ndir = '.'\nlisten = '127.0.0.1:1'\nindxe = false\n";
        let error = toml::from_str::<MemberConfig>(text).unwrap_err();
        assert!(error.message().contains("indxe"), "{error}");
    }
}
