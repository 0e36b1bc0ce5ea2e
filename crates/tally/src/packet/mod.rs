//! `tally packet`: money in shares for whoever comes first.

mod claim;
mod create;
mod list;
mod reclaim;
mod show;

use crate::{client::SplitInfo, context::Context, failure::Failure, i18n::Language, report::Report};
use clap::Subcommand;

/// A command over packets.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put money into a packet, in shares for whoever comes first
    Create(create::Arguments),
    /// Claim a share of a packet, by its number or its link
    Claim(claim::Arguments),
    /// Send what is left in an expired packet back to its creator
    Reclaim(reclaim::Arguments),
    /// Show a packet, and who claimed from it
    Show(show::Arguments),
    /// List the packets that an account made
    List(list::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Create(arguments) => create::run(context, arguments),
        Command::Claim(arguments) => claim::run(context, arguments),
        Command::Reclaim(arguments) => reclaim::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
    }
}

/// How a packet is split, in words.
fn split(say: Language, split: SplitInfo) -> String {
    match split {
        SplitInfo::Equal => say.split_equal(),
        SplitInfo::Random => say.split_random(),
    }
}
