//! A fresh directory for one run, removed after it, whatever becomes of the run.

use crate::failure::Failure;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A directory that ends with this value.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes `name` below `parent`; what a killed run of this process left there goes first.
    pub fn new(parent: &Path, name: &str) -> Result<Self, Failure> {
        let path = parent.join(format!("{name}-{}", std::process::id()));
        let made = fs::remove_dir_all(&path).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        });
        made.and_then(|()| fs::create_dir_all(&path)).map_err(|error| Failure::file(&path, &error))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Bytes of all files in it.
    pub fn bytes(&self) -> u64 {
        bytes_below(&self.0)
    }
}

fn bytes_below(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else { return 0 };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_below(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scratch_directory_counts_its_bytes_and_goes() {
        let scratch = Scratch::new(&std::env::temp_dir(), "tally-scratch-test").unwrap();
        let path = scratch.path().to_owned();
        fs::create_dir(path.join("inner")).unwrap();
        fs::write(path.join("inner/file"), [0; 100]).unwrap();
        assert_eq!(scratch.bytes(), 100);
        drop(scratch);
        assert!(!path.exists());
    }
}
