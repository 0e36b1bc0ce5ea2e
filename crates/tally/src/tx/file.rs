//! Partially signed transactions on disk.

use crate::{
    failure::{ArgumentsError, Failure},
    session::Session,
};
use std::{fs::File, io::Read as _, path::Path};
use tally_wallet::{
    Draft,
    build::MAX_PARTIAL_BYTES,
    link::{Link, SCHEME},
};

/// Reads a transaction of the session's network, from a file or a link; every signature in it verifies.
pub fn read(session: &Session, path: &Path) -> Result<Draft, Failure> {
    if let Some(link) = path.to_str().filter(|text| text.starts_with(SCHEME)) {
        return match Link::parse(link, &session.network.prefix)? {
            Link::Sign(bytes) => Ok(Draft::from_bytes(&session.signing(), &bytes)?),
            Link::Pay(_) => Err(ArgumentsError::LinkIsToPay.into()),
            Link::Packet(_) => Err(ArgumentsError::LinkIsPacket.into()),
        };
    }
    let mut bytes = Vec::new();
    let limit = MAX_PARTIAL_BYTES as u64 + 1;
    let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    read.map_err(|error| Failure::file(path, &error))?;
    Ok(Draft::from_bytes(&session.signing(), &bytes)?)
}
