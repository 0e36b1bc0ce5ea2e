//! Lists the files of the wallet's built page, for `api/site` to carry in the program.
//!
//! Without `web/dist` the list is empty, and the program says how to build the page instead.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

/// How a file may lie in `web/dist` besides as it is.
const PACKED: [&str; 2] = ["br", "gz"];

fn main() -> io::Result<()> {
    let dist = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo says it")).join("../../web/dist");
    // A path that is missing counts as changed at every build, so it is watched only where it is; `cargo xtask page`
    // touches this file when it has made one.
    let watched = if dist.is_dir() { dist.as_path() } else { Path::new("build.rs") };
    println!("cargo:rerun-if-changed={}", watched.display());
    let mut files = BTreeMap::new();
    if dist.join("index.html").is_file() {
        list(&dist, "/", &mut files)?;
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo says it"));
    keep(&mut files, &out.join("site"))?;
    fs::write(out.join("site.rs"), table(&files))
}

/// Paths as they are asked for, and where the files are.
fn list(folder: &Path, prefix: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else if !name.starts_with('.') {
            files.insert(format!("{prefix}{name}"), entry.path());
        }
    }
    Ok(())
}

/// Copies the files to where nobody builds the page anew while the compiler reads them.
fn keep(files: &mut BTreeMap<String, PathBuf>, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (number, place) in files.values_mut().enumerate() {
        let copy = folder.join(number.to_string());
        fs::copy(&*place, &copy)?;
        *place = copy;
    }
    Ok(())
}

/// The Rust of the list, ascending by path.
fn table(files: &BTreeMap<String, PathBuf>) -> String {
    let is_packed = |path: &str| {
        let stem = path.rsplit_once('.').filter(|(_, ending)| PACKED.contains(ending));
        stem.is_some_and(|(stem, _)| files.contains_key(stem))
    };
    let mut text = String::from("&[\n");
    for (path, place) in files.iter().filter(|(path, _)| !is_packed(path)) {
        let packed = |ending: &str| match files.get(&format!("{path}.{ending}")) {
            Some(place) => format!("Some(include_bytes!({place:?}))"),
            None => "None".to_owned(),
        };
        text.push_str(&format!(
            "    File {{ path: {path:?}, plain: include_bytes!({place:?}), brotli: {}, gzip: {} }},\n",
            packed("br"),
            packed("gz")
        ));
    }
    text + "]\n"
}
