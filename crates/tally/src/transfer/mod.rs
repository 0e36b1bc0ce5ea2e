//! `tally transfer`: pay many at once, and payments that wait for their receiver.

mod held;
mod list;
mod many;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over transfers.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Pay many accounts in one transaction
    Many(many::Arguments),
    /// Set a payment aside until the receiver accepts it, or it returns
    Hold(held::HoldArguments),
    /// List payments that wait, from and to an account
    List(list::Arguments),
    /// Accept a payment that waits for you
    Accept(held::Arguments),
    /// Return a payment that waits for you, or one of yours whose time has passed
    Return(held::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Many(arguments) => many::run(context, arguments),
        Command::Hold(arguments) => held::hold(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Accept(arguments) => held::accept(context, arguments),
        Command::Return(arguments) => held::give_back(context, arguments),
    }
}
