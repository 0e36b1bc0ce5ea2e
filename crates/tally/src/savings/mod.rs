//! `tally savings`: pools that pay interest, and deposits in them.

mod deposit;
mod deposits;
mod list;
mod operate;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over savings.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List savings pools
    List(list::Arguments),
    /// Show a savings pool: its rates, and what it has to pay them from
    Show(list::ShowArguments),
    /// Deposit, to take out at any time or for a fixed term
    Deposit(deposit::Arguments),
    /// Take units out of a flexible deposit
    Withdraw(deposit::WithdrawArguments),
    /// Take out a fixed deposit
    Take(deposit::TakeArguments),
    /// Show what an account has deposited
    Deposits(deposits::Arguments),
    /// Open a savings pool
    Open(operate::OpenArguments),
    /// Give a pool funds to pay interest from
    Fund(operate::FundArguments),
    /// Close your pool, for ever
    Close(operate::Arguments),
    /// Take back the free funds of your pool, 30 days after closing it
    Reclaim(operate::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => list::show(context, arguments),
        Command::Deposit(arguments) => deposit::run(context, arguments),
        Command::Withdraw(arguments) => deposit::withdraw(context, arguments),
        Command::Take(arguments) => deposit::take(context, arguments),
        Command::Deposits(arguments) => deposits::run(context, arguments),
        Command::Open(arguments) => operate::open(context, arguments),
        Command::Fund(arguments) => operate::fund(context, arguments),
        Command::Close(arguments) => operate::close(context, arguments),
        Command::Reclaim(arguments) => operate::reclaim(context, arguments),
    }
}
