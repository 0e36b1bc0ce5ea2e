//! `tally referral`: pay those who bring others a share of the fees that these pay.

mod bind;
mod claim;
mod close;
mod fund;
mod link;
mod open;
mod show;

use crate::{
    campaign::{self, Kind, ListArguments},
    context::Context,
    failure::Failure,
    report::Report,
};
use clap::Subcommand;

/// A command over referral campaigns.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open a campaign and pay its budget in
    Open(open::Arguments),
    /// Add to a campaign's budget
    Fund(fund::Arguments),
    /// Say who brought you, once and for ever
    Bind(bind::Arguments),
    /// Claim what the fees of whom you brought have earned
    Claim(claim::Arguments),
    /// Close a campaign that has ended: what is left goes to its opener
    Close(close::Arguments),
    /// List campaigns, newest first
    List(ListArguments),
    /// Show a campaign, or who brought an account and whom it brought
    Show(show::Arguments),
    /// Show a link and a QR code for those whom you bring
    Link(link::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Fund(arguments) => fund::run(context, arguments),
        Command::Bind(arguments) => bind::run(context, arguments),
        Command::Claim(arguments) => claim::run(context, arguments),
        Command::Close(arguments) => close::run(context, arguments),
        Command::List(arguments) => campaign::list(context, Kind::Referral, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Link(arguments) => link::run(context, arguments),
    }
}
