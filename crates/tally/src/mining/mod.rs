//! `tally mining`: share an amount of each epoch out among those who transact, like and read.

mod attest;
mod campaign_only;
mod claim;
mod explain;
mod like;
mod open;
mod show;

use crate::{
    campaign::{self, Kind, ListArguments},
    context::Context,
    failure::Failure,
    report::Report,
};
use clap::Subcommand;

/// A command over mining campaigns.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open a campaign and pay its budget in
    Open(open::Arguments),
    /// Take part in a campaign
    Join(campaign_only::Arguments),
    /// Like a post, once and for ever
    Like(like::Arguments),
    /// As the campaign's app: say who has read how much
    Attest(attest::Arguments),
    /// Claim your part of the epochs that are over
    Claim(claim::Arguments),
    /// Explain what an account's epochs come to: points, caps, payout, or why nothing is due
    Explain(explain::Arguments),
    /// Close a campaign after its last claims: what is left goes home
    Close(campaign_only::Arguments),
    /// List campaigns, newest first
    List(ListArguments),
    /// Show a campaign
    Show(show::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Join(arguments) => campaign_only::join(context, arguments),
        Command::Like(arguments) => like::run(context, arguments),
        Command::Attest(arguments) => attest::run(context, arguments),
        Command::Claim(arguments) => claim::run(context, arguments),
        Command::Explain(arguments) => explain::run(context, arguments),
        Command::Close(arguments) => campaign_only::close(context, arguments),
        Command::List(arguments) => campaign::list(context, Kind::Mining, arguments),
        Command::Show(arguments) => show::run(context, arguments),
    }
}
