//! `tally stake`: bond coin to candidates, earn the stakers' share of fees, and run a candidate.

mod bonds;
mod candidate;
mod list;
mod position;
mod rewards;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over stake.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List candidates
    List(list::Arguments),
    /// Show a candidate
    Show(list::ShowArguments),
    /// Bond coin to a candidate
    Bond(position::AmountArguments),
    /// Take stake away from a candidate; it is free when unbonding is over
    Unbond(position::AmountArguments),
    /// Take back the coin that has finished unbonding
    Finish(position::Arguments),
    /// Move stake from one candidate to another at once
    Move(position::MoveArguments),
    /// Show what an account has bonded, earned and unbonding
    Bonds(bonds::Arguments),
    /// Claim the rewards of stake, and a candidate's commission
    Claim(position::Arguments),
    /// List the rewards an account claimed
    Rewards(rewards::Arguments),
    /// Open a candidate
    Open(candidate::OpenArguments),
    /// Change what your candidate keeps of the rewards
    Commission(candidate::CommissionArguments),
    /// Retire your candidate, for ever
    Retire(position::Arguments),
    /// Carry a penalty to the stake that had moved away from it
    Carry(position::CarryArguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => list::show(context, arguments),
        Command::Bond(arguments) => position::bond(context, arguments),
        Command::Unbond(arguments) => position::unbond(context, arguments),
        Command::Finish(arguments) => position::finish(context, arguments),
        Command::Move(arguments) => position::go(context, arguments),
        Command::Bonds(arguments) => bonds::run(context, arguments),
        Command::Claim(arguments) => position::claim(context, arguments),
        Command::Rewards(arguments) => rewards::run(context, arguments),
        Command::Open(arguments) => candidate::open(context, arguments),
        Command::Commission(arguments) => candidate::commission(context, arguments),
        Command::Retire(arguments) => candidate::retire(context, arguments),
        Command::Carry(arguments) => position::carry(context, arguments),
    }
}
