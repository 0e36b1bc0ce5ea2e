//! Keep the house in order.
//!
//! `cargo xtask check` verifies the rules of `ARCHITECTURE.md` that a compiler does not know; `cargo xtask picture`
//! turns a terminal's captured output into an SVG for the README; `cargo xtask page` builds the wallet's page. Without
//! the feature `page` the crate has no dependencies, so that the first two run within a second of a fresh clone.

mod checks;
mod house;
mod page;
mod picture;
mod screen;
mod source;

use std::{io::Read as _, path::PathBuf, process::ExitCode};

const USAGE: &str = "\
cargo xtask check                                   verify the rules of the house
cargo xtask picture [--title TEXT] < captured > svg draw a terminal's captured output
cargo xtask page                                    build the wallet's page into web/dist
cargo xtask page --wasm                             build its wasm alone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["check"] => check(),
        ["page"] => ended(page::build(&root(), page::Part::All)),
        ["page", "--wasm"] => ended(page::build(&root(), page::Part::Wasm)),
        ["picture"] => draw("tally"),
        ["picture", "--title", title] => draw(title),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn ended(result: std::io::Result<()>) -> ExitCode {
    result.map_or_else(|error| fail(&error), |()| ExitCode::SUCCESS)
}

fn check() -> ExitCode {
    match house::House::read(&root()) {
        Ok(house) if checks::report(&house) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

fn draw(title: &str) -> ExitCode {
    let mut captured = Vec::new();
    match std::io::stdin().read_to_end(&mut captured) {
        Ok(_) => {
            let screen = screen::Screen::of(&String::from_utf8_lossy(&captured));
            print!("{}", picture::svg(&screen, title));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

fn fail(error: &std::io::Error) -> ExitCode {
    eprintln!("xtask: {error}");
    ExitCode::FAILURE
}
