//! Files that must not be half written or seen by others.

use crate::failure::Failure;
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Writes `bytes` so that the file is either the old or the new one, whatever happens, and only its owner reads it.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    replace(path, bytes, true).map_err(|error| Failure::file(path, &error))
}

/// Writes `bytes` so that the file is either the old or the new one, whatever happens.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    replace(path, bytes, false).map_err(|error| Failure::file(path, &error))
}

/// Makes a directory and those above it.
pub fn make_dir(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::file(path, &error))
}

fn replace(path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    let mut name = path.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(".new");
    let beside = path.with_file_name(name);
    // A file left by an interrupted write may have other permissions.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    // The new name is durable once its directory is.
    File::open(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?
        .sync_all()
}

/// Where the wallet's files lie: `$XDG_DATA_HOME/tally`, or `~/.local/share/tally`.
pub fn data_home() -> Option<PathBuf> {
    let set = std::env::var_os("XDG_DATA_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set.or_else(|| std::env::home_dir().map(|home| home.join(".local/share")))?;
    Some(base.join("tally"))
}
