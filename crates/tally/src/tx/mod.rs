//! `tally tx`: transactions as files that travel between co-signers, and transactions of the ledger.

mod file;
mod show;
mod sign;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over transactions.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a transaction: one in a file, or one of the ledger by its id
    Show(show::Arguments),
    /// Show what a transaction in a file would do now
    Simulate(sign::FileArguments),
    /// Sign a transaction in a file with this wallet's keys
    Sign(sign::SignArguments),
    /// Join the signatures of several copies of one transaction
    Join(sign::JoinArguments),
    /// Submit a transaction in a file that all have signed
    Submit(sign::FileArguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Show(arguments) => show::run(context, arguments),
        Command::Simulate(arguments) => sign::simulate(context, arguments),
        Command::Sign(arguments) => sign::run(context, arguments),
        Command::Join(arguments) => sign::join(context, arguments),
        Command::Submit(arguments) => sign::submit(context, arguments),
    }
}
