//! `crates/page` as wasm, and the JavaScript that a page calls it by.

use super::{cargo, run};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "page";
/// Where the page imports it from.
const FOLDER: &str = "web/src/core/wasm";

pub fn write(root: &Path) -> io::Result<()> {
    let mut build = cargo(root);
    build.args(["build", "--quiet", "--locked", "--package", "tally-page", "--lib"]);
    run(build.args(["--profile", PROFILE, "--target", TARGET]))?;
    let wasm = target(root).join(TARGET).join(PROFILE).join("tally_page.wasm");
    let (fresh, folder) = (root.join(format!("{FOLDER}.new")), root.join(FOLDER));
    remove(&fresh)?;
    let mut bindgen = Bindgen::new();
    // The JavaScript finds the wasm beside it, where the page's builder sees it too.
    bindgen.omit_default_module_path(false);
    let made = bindgen
        .input_path(wasm)
        .typescript(true)
        .remove_producers_section(true)
        .remove_name_section(true)
        .web(true);
    made.and_then(|made| made.generate(&fresh))
        .map_err(|error| io::Error::other(format!("the wasm cannot be bound: {error:#}")))?;
    // The page's builder may be watching: it sees the old files or the new ones.
    remove(&folder)?;
    fs::rename(fresh, &folder)?;
    let bytes = fs::metadata(folder.join("tally_page_bg.wasm"))?.len();
    eprintln!("{FOLDER}: {} KB of wasm", bytes / 1000);
    Ok(())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where cargo writes.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |path| root.join(path))
}
