//! The bodies of posts that this node serves, each in a file named by its SHA-256.
//!
//! Invariant: a file is written whole or not at all, holds what its name says, and all files together never pass the
//! store's size. Nothing is ever evicted: whoever runs the node deletes files when it wants room.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Mutex,
};
use tally_types::Hash;

/// Most bytes of one body.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
/// Most bytes of all bodies.
pub const MAX_STORE_BYTES: u64 = 256 * 1024 * 1024;

/// What became of a body that was put.
#[derive(Debug, PartialEq, Eq)]
pub enum Put {
    Stored,
    /// It was there.
    Known,
    /// There is no room.
    Full,
}

/// A directory of bodies.
#[derive(Debug)]
pub struct Bodies {
    dir: PathBuf,
    most_bytes: u64,
    /// Bytes of all files, held while one is written.
    used: Mutex<u64>,
}

impl Bodies {
    /// Opens the store in `dir`, which is made when it is not there.
    pub fn open(dir: &Path, most_bytes: u64) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        let mut used = 0;
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            match entry.file_name().to_str().and_then(Hash::from_hex) {
                Some(_) => used += entry.metadata()?.len(),
                // A write that was interrupted.
                None => fs::remove_file(entry.path())?,
            }
        }
        Ok(Self { dir: dir.to_owned(), most_bytes, used: Mutex::new(used) })
    }

    /// The body with this hash. A file that was changed from outside is as good as none.
    pub fn get(&self, hash: &Hash) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(hash)) {
            Ok(bytes) => Ok(Some(bytes).filter(|bytes| Hash::sha256(&[bytes]) == *hash)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a body, whose SHA-256 is `hash`.
    pub fn put(&self, hash: &Hash, bytes: &[u8]) -> io::Result<Put> {
        assert!(bytes.len() <= MAX_BODY_BYTES && Hash::sha256(&[bytes]) == *hash, "a body is checked before");
        let mut used = self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let path = self.path(hash);
        if path.exists() {
            return Ok(Put::Known);
        }
        let sum = *used + bytes.len() as u64;
        if sum > self.most_bytes {
            return Ok(Put::Full);
        }
        let beside = path.with_extension("new");
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        *used = sum;
        Ok(Put::Stored)
    }

    fn path(&self, hash: &Hash) -> PathBuf {
        self.dir.join(hash.to_hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_kept_until_the_store_is_full() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (b"one".as_slice(), b"two".as_slice());
        let hash = |bytes: &[u8]| Hash::sha256(&[bytes]);
        let store = Bodies::open(dir.path(), 5).unwrap();
        assert_eq!(store.get(&hash(one)).unwrap(), None);
        assert_eq!(store.put(&hash(one), one).unwrap(), Put::Stored);
        assert_eq!(store.put(&hash(one), one).unwrap(), Put::Known);
        assert_eq!(store.put(&hash(two), two).unwrap(), Put::Full);
        drop(store);
        fs::write(dir.path().join("half.new"), "x").unwrap();
        let store = Bodies::open(dir.path(), 6).unwrap();
        assert_eq!(store.get(&hash(one)).unwrap().as_deref(), Some(one));
        assert_eq!(store.put(&hash(two), two).unwrap(), Put::Stored);
        fs::write(dir.path().join(hash(two).to_hex()), "other").unwrap();
        assert_eq!(store.get(&hash(two)).unwrap(), None);
    }
}
