//! Keep the house in order.
//!
//! `cargo xtask check` verifies the rules of `ARCHITECTURE.md` that a compiler does not know; `cargo xtask picture`
//! turns a terminal's captured output into an SVG for the README. The crate has no dependencies, so that both run
//! within a second of a fresh clone.

mod checks;
mod house;
mod picture;
mod screen;
mod source;

use std::{io::Read as _, path::PathBuf, process::ExitCode};

const USAGE: &str = "\
cargo xtask check                                   verify the rules of the house
cargo xtask picture [--title TEXT] < captured > svg draw a terminal's captured output";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["check"] => check(),
        ["picture"] => draw("tally"),
        ["picture", "--title", title] => draw(title),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn check() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    match house::House::read(&root) {
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
