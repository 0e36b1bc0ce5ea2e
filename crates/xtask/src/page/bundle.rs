//! The page itself: its packages as `package-lock.json` pins them, its bundle, and every file compressed once.
//!
//! Nothing of a package runs while it is installed.

use super::run;
use std::{
    fs::{self, File},
    io,
    path::Path,
    process::Command,
    time::SystemTime,
};

/// Compresses what compresses well, with the codecs that Node.js brings.
const COMPRESS: &str = include_str!("compress.mjs");

pub fn write(root: &Path) -> io::Result<()> {
    let web = root.join("web");
    if is_outdated(&web)? {
        run(Command::new("npm").current_dir(&web).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]))?;
    }
    run(Command::new("npm").current_dir(&web).args(["run", "--silent", "build"]))?;
    run(Command::new("node").current_dir(&web).args(["--input-type=module", "--eval", COMPRESS]))?;
    // What `./x` compares the sources with.
    File::create(web.join("dist/.built"))?;
    // Cargo watches web/dist only where it was there before: this tells it that it is now.
    File::options().append(true).open(root.join("crates/node/build.rs"))?.set_modified(SystemTime::now())
}

/// Whether other packages are installed than the lock file names: npm keeps its own copy beside them.
fn is_outdated(web: &Path) -> io::Result<bool> {
    let modified = |name: &str| fs::metadata(web.join(name))?.modified();
    let wanted = modified("package-lock.json")?;
    Ok(modified("node_modules/.package-lock.json").map_or(true, |installed| installed < wanted))
}
