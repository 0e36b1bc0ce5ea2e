//! `tally deal`: buy and sell with the price in the ledger's hands until it is clear whose it is.

mod cancel;
mod event;
mod list;
mod open;
mod prove;
mod rule;
mod show;
mod step;

pub use event::show_event;

use crate::{
    client::DealInfo,
    context::Context,
    failure::{Failure, Missing},
    report::Report,
    session::Session,
};
use clap::Subcommand;

/// A command over deals.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Buy: pay the price into a deal and offer it to the seller
    Open(Box<open::Arguments>),
    /// As the seller or the arbiter: take part in a deal as it was offered
    Accept(step::Arguments),
    /// As the seller: say that it was shipped
    Ship(step::NotedArguments),
    /// As the buyer: say that all is well; the price goes to the seller
    Confirm(step::Arguments),
    /// As the seller: give the price back to the buyer
    Refund(step::Arguments),
    /// End a deal whose deadline has passed, in favour of the side that the deadline decides for
    Settle(step::Arguments),
    /// As the buyer or the seller: let the arbiter decide
    Dispute(step::NotedArguments),
    /// As the arbiter: decide how much the seller gets
    Rule(rule::Arguments),
    /// As the buyer or the seller: offer to end the deal, or agree to the other's offer
    Cancel(cancel::Arguments),
    /// Show a deal and what was done with it
    Show(show::Arguments),
    /// List deals of an account, or all
    List(list::Arguments),
    /// Write a deal to a file, with the proof of it
    Prove(prove::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Accept(arguments) => step::accept(context, arguments),
        Command::Ship(arguments) => step::ship(context, arguments),
        Command::Confirm(arguments) => step::confirm(context, arguments),
        Command::Refund(arguments) => step::refund(context, arguments),
        Command::Settle(arguments) => step::settle(context, arguments),
        Command::Dispute(arguments) => step::dispute(context, arguments),
        Command::Rule(arguments) => rule::run(context, arguments),
        Command::Cancel(arguments) => cancel::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Prove(arguments) => prove::run(context, arguments),
    }
}

/// The deal with this number.
fn find(session: &Session, id: u64) -> Result<DealInfo, Failure> {
    session.client.deal(id)?.ok_or_else(|| Missing::Deal(id).into())
}
