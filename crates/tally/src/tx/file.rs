//! Partially signed transactions on disk.

use crate::{failure::Failure, session::Session};
use std::{fs::File, io::Read as _, path::Path};
use tally_wallet::{Draft, build::MAX_PARTIAL_BYTES};

/// Reads a transaction of the session's network; every signature in it verifies.
pub fn read(session: &Session, path: &Path) -> Result<Draft, Failure> {
    let mut bytes = Vec::new();
    let limit = MAX_PARTIAL_BYTES as u64 + 1;
    let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    read.map_err(|error| Failure::file(path, &error))?;
    Ok(Draft::from_bytes(&session.signing(), &bytes)?)
}
