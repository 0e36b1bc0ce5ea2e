//! The house: every text file of the repository, by its path from the root.
//!
//! Build outputs, data and the version control's own files are not part of it.

use std::{collections::BTreeMap, fs, io, path::Path};

/// Folders that hold nothing people wrote.
const NOT_OURS: &[&str] = &[".git", "target", "data", "dist", "node_modules"];

/// Endings of the texts that are read; files without an ending are scripts and licences.
const TEXTS: &[&str] = &["css", "html", "js", "json", "md", "rs", "sh", "svg", "toml", "ts", "txt", "yml"];

/// The repository's texts.
pub struct House {
    files: BTreeMap<String, String>,
}

impl House {
    /// Reads everything below `root`.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        read_folder(root, "", &mut files)?;
        Ok(Self { files })
    }

    /// A house of given files, for tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
    }

    /// Paths and texts, in order of path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Paths and texts of the Rust sources.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(path, _)| path.ends_with(".rs"))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The crates' folder names and manifests.
    pub fn manifests(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter_map(|(path, text)| {
            Some((path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?, text))
        })
    }
}

fn read_folder(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                read_folder(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if is_text(&name)
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            files.insert(path, text);
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((stem, ending)) => stem.is_empty() || TEXTS.contains(&ending),
        None => true,
    }
}
