//! The directory of a local network: what lies where, and that one process uses it at a time.
//!
//! The genesis is written last, so a directory has a genesis if and only if everything else is there too.

use crate::{failure::Failure, files, node::config::CONFIG_FILE};
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The encoded genesis.
pub const GENESIS_FILE: &str = "genesis";
/// The faucet's key.
pub const FAUCET_FILE: &str = "faucet.key";
/// The vault with the demo accounts.
pub const DEMO_FILE: &str = "demo.vault";
/// What lies beside the demo vault, and the members' log.
const OTHER_FILES: [&str; 3] = ["demo.vault.accounts", "networks.toml", "log"];
const LOCK_FILE: &str = "lock";
const MEMBER: &str = "member-";

/// A directory that this process, and no other, uses.
pub struct Directory {
    root: PathBuf,
    /// Unlocks when it is dropped.
    _lock: File,
}

impl Directory {
    /// Makes the directory when it is absent, and takes it.
    pub fn take(root: &Path) -> Result<Self, Failure> {
        files::make_dir(root)?;
        let path = root.join(LOCK_FILE);
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| Failure::file(&path, &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root: root.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Failure::DirectoryInUse { path: root.to_owned() }),
            Err(TryLockError::Error(error)) => Err(Failure::file(path, &error)),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn genesis(&self) -> PathBuf {
        self.root.join(GENESIS_FILE)
    }

    pub fn faucet(&self) -> PathBuf {
        self.root.join(FAUCET_FILE)
    }

    pub fn demo(&self) -> PathBuf {
        self.root.join(DEMO_FILE)
    }

    /// Whether a network is here.
    pub fn has_network(&self) -> bool {
        self.genesis().exists()
    }

    /// The members' configuration files, first member first.
    pub fn configs(&self) -> Vec<PathBuf> {
        let config = |number| member_dir(&self.root, number).join(CONFIG_FILE);
        (1..).map(config).take_while(|path| path.exists()).collect()
    }

    /// Deletes the network, and nothing that is not part of it. The genesis goes first: what is left is no network.
    pub fn clear(&self) -> Result<(), Failure> {
        let others = OTHER_FILES.iter().map(|name| self.root.join(name));
        for file in [self.genesis(), self.faucet(), self.demo()].into_iter().chain(others) {
            match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::file(file, &error));
                }
                _ => {}
            }
        }
        let entries = fs::read_dir(&self.root).map_err(|error| Failure::file(&self.root, &error))?;
        for entry in entries.flatten() {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(MEMBER));
            if number.is_some_and(|number| number.parse::<u32>().is_ok()) {
                fs::remove_dir_all(entry.path()).map_err(|error| Failure::file(entry.path(), &error))?;
            }
        }
        Ok(())
    }
}

/// The directory of member `number`, counted from 1.
pub fn member_dir(root: &Path, number: usize) -> PathBuf {
    root.join(format!("{MEMBER}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("tally-directory-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        path
    }

    #[test]
    fn a_directory_in_use_is_refused() {
        let root = scratch("lock");
        let first = Directory::take(&root).unwrap();
        assert_eq!(Directory::take(&root).err(), Some(Failure::DirectoryInUse { path: root.clone() }));
        drop(first);
        Directory::take(&root).unwrap();
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn starting_over_deletes_the_network_only() {
        let root = scratch("clear");
        let directory = Directory::take(&root).unwrap();
        fs::create_dir_all(member_dir(&root, 1).join("engine")).unwrap();
        for name in ["genesis", "faucet.key", "letter.txt"] {
            fs::write(root.join(name), "x").unwrap();
        }
        fs::create_dir(root.join("member-photos")).unwrap();
        directory.clear().unwrap();
        assert!(!directory.has_network() && !member_dir(&root, 1).exists());
        assert!(root.join("letter.txt").exists() && root.join("member-photos").exists());
        fs::remove_dir_all(&root).unwrap();
    }
}
