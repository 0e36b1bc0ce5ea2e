//! `tally reserve basket`: assets made of fixed amounts of stablecoins.

mod compose;
mod list;
mod open;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over baskets.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open a basket of stablecoins
    Open(open::Arguments),
    /// Make units out of the stablecoins they consist of
    Compose(compose::Arguments),
    /// Take units apart into the stablecoins they consist of
    Decompose(compose::Arguments),
    /// As the governor: announce another composition
    Vote(open::VoteArguments),
    /// As the governor: put the announced composition into effect
    Adopt(open::AdoptArguments),
    /// Show a basket: what it is made of and holds, and what is announced
    Show(list::ShowArguments),
    /// List baskets with what they are made of
    List(list::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Compose(arguments) => compose::compose(context, arguments),
        Command::Decompose(arguments) => compose::decompose(context, arguments),
        Command::Vote(arguments) => open::vote(context, arguments),
        Command::Adopt(arguments) => open::adopt(context, arguments),
        Command::Show(arguments) => list::show(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
    }
}
