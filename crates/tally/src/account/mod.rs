//! `tally account`: who controls an account, how it is recovered, what it is called and what it takes.

mod guardians;
mod inbox;
mod keys;
mod name;
mod prove;
mod recover;
mod scoped;
mod show;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over an account.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show an account: its keys, guardians, name and inbox
    Show(show::Arguments),
    /// Write what the ledger has of an account to a file, with the proof of it
    Prove(prove::Arguments),
    /// Replace the keys that control the account
    SetKeys(keys::Arguments),
    /// Open a shared account with keys of its own
    OpenShared(keys::Arguments),
    /// Let a further key act for the account, within limits
    GrantKey(scoped::GrantArguments),
    /// Withdraw a granted key
    RevokeKey(scoped::RevokeArguments),
    /// Name who can recover the account when its keys are lost
    Guardians(guardians::Arguments),
    /// Recover an account: start or approve, veto, finish
    #[command(subcommand)]
    Recover(recover::Command),
    /// Claim a name for the account, which it keeps for ever
    Name(name::Arguments),
    /// Choose what the account takes
    Inbox(inbox::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Show(arguments) => show::run(context, arguments),
        Command::Prove(arguments) => prove::run(context, arguments),
        Command::SetKeys(arguments) => keys::set(context, arguments),
        Command::OpenShared(arguments) => keys::open_shared(context, arguments),
        Command::GrantKey(arguments) => scoped::grant(context, arguments),
        Command::RevokeKey(arguments) => scoped::revoke(context, arguments),
        Command::Guardians(arguments) => guardians::run(context, arguments),
        Command::Recover(command) => recover::run(context, command),
        Command::Name(arguments) => name::run(context, arguments),
        Command::Inbox(arguments) => inbox::run(context, arguments),
    }
}
