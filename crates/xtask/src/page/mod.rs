//! The wallet's page: the Rust of `crates/page` as wasm, bound to JavaScript, and the page around it, in `web/dist`.
//!
//! Without the feature `page` the program runs itself again with it.

#[cfg(feature = "page")]
mod bind;
#[cfg(feature = "page")]
mod bundle;

use std::{
    io,
    path::Path,
    process::{Command, Stdio},
};

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The wasm and its JavaScript, in `web/src/core/wasm`.
    Wasm,
    All,
}

#[cfg(feature = "page")]
pub fn build(root: &Path, part: Part) -> io::Result<()> {
    bind::write(root)?;
    if part == Part::All { bundle::write(root) } else { Ok(()) }
}

#[cfg(not(feature = "page"))]
pub fn build(root: &Path, part: Part) -> io::Result<()> {
    let mut again = cargo(root);
    again.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "tally-xtask",
        "--features",
        "page",
        "--",
        "page",
    ]);
    if part == Part::Wasm {
        again.arg("--wasm");
    }
    run(&mut again)
}

/// The cargo that runs this, in the root.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// Runs a command to its end; one that fails has said why itself.
fn run(command: &mut Command) -> io::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let started = command.stdin(Stdio::null()).status();
    let status = started.map_err(|error| io::Error::other(format!("{name} cannot be started: {error}")))?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{name} failed ({status})"))) }
}
