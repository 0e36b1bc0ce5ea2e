//! The program: up, node, wallet, bench, verify …
//!
//! A command answers with a [`report::Report`] or a [`failure::Failure`]; only this file prints them and ends the process.

mod account;
mod args;
mod asset;
mod bench;
mod campaign;
mod client;
mod clock;
mod context;
mod council;
mod deal;
mod exchange;
mod exit;
mod failure;
mod files;
mod i18n;
mod loan;
mod mandate;
mod mining;
mod news;
mod node;
mod oracle;
mod outcome;
mod packet;
mod parse;
mod pay;
mod perform;
mod preview;
mod random;
mod receipt;
mod referral;
mod report;
mod reserve;
mod run;
mod runtime;
mod savings;
mod session;
mod sign;
mod stake;
mod status;
mod table;
mod terminal;
mod transfer;
mod treasury;
mod tx;
mod up;
mod verify;
mod wallet;

use args::Cli;
use clap::{CommandFactory as _, FromArgMatches as _};
use i18n::Language;
use std::{io, process::ExitCode};

/// A node allocates on one thread what it frees on another, and the same megabytes for every block: this allocator keeps
/// them for the next one, where the system's gives them back and clears them again.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().collect();
    let say = Language::detect(&arguments);
    let matches = i18n::translate(Cli::command(), say).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let as_json = cli.options.json.is_some();
    match run::run(&cli, say) {
        Ok(report) => match report.print(as_json) {
            // Whoever reads the answer has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => fail(&failure::Failure::file("-", &error), say, as_json),
            Ok(()) => ExitCode::SUCCESS,
        },
        Err(failure) => fail(&failure, say, as_json),
    }
}

fn fail(failure: &failure::Failure, say: Language, as_json: bool) -> ExitCode {
    report::print_failure(failure, say, as_json);
    failure.exit().into()
}
