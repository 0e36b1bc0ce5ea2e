//! `tally council`: what the members of the network decide together.
//!
//! What is shown of a proposal or used as the present parameters is read from its record, proven under the pinned key.

mod act;
mod fees;
mod parameters;
mod pending;
mod proposals;
mod propose;
mod record;
mod show;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over the council.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the council, or one proposal with every vote
    Show(show::Arguments),
    /// List proposals, newest first
    Proposals(proposals::Arguments),
    /// Propose something to the council
    #[command(subcommand)]
    Propose(propose::Command),
    /// Vote on a proposal, or change a vote
    Vote(act::VoteArguments),
    /// Withdraw a proposal that your seat made
    Withdraw(act::Arguments),
    /// Let what a proposal decided take effect
    Enact(act::Arguments),
    /// Close a proposal whose time is over
    Close(act::Arguments),
    /// Give your seat to another account
    Seat(act::SeatArguments),
    /// Show the ledger's parameters, and what may become of them
    Parameters,
    /// Show what operations cost, and what may become of it
    Fees,
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Show(arguments) => show::run(context, arguments),
        Command::Proposals(arguments) => proposals::run(context, arguments),
        Command::Propose(command) => propose::run(context, command),
        Command::Vote(arguments) => act::vote(context, arguments),
        Command::Withdraw(arguments) => act::withdraw(context, arguments),
        Command::Enact(arguments) => act::enact(context, arguments),
        Command::Close(arguments) => act::close(context, arguments),
        Command::Seat(arguments) => act::seat(context, arguments),
        Command::Parameters => parameters::run(context),
        Command::Fees => fees::run(context),
    }
}
