//! `tally mandate`: what a payer lets others take, so much in each period.

mod grant;
mod list;
mod pull;
mod revoke;
mod show;

use crate::{
    client::MandateInfo,
    context::Context,
    failure::{Failure, Missing},
    report::Report,
    session::Session,
};
use clap::Subcommand;
use tally_types::mandate::MandateId;

/// A command over mandates.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let somebody take so much from your account in each period
    Grant(grant::Arguments),
    /// Take units by a mandate, or send a standing order off
    Pull(pull::Arguments),
    /// Revoke a mandate that you pay by or are paid by
    Revoke(revoke::Arguments),
    /// Show a mandate, and what was pulled by it
    Show(show::Arguments),
    /// List mandates by which an account pays or is paid
    List(list::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Grant(arguments) => grant::run(context, arguments),
        Command::Pull(arguments) => pull::run(context, arguments),
        Command::Revoke(arguments) => revoke::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
    }
}

/// The mandate with this number.
fn find(session: &Session, number: u64) -> Result<MandateInfo, Failure> {
    let id = MandateId(number);
    Ok(session.client.mandate(id)?.ok_or(Missing::Mandate(id))?)
}
