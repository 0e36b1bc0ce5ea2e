//! `tally reserve`: stablecoins, what backs them, redemptions, and baskets.

mod attest;
mod basket;
mod coin;
mod event;
mod list;
mod open;
mod proof;
mod redeem;
mod redemptions;
mod show;
mod terms;

pub use event::show as show_event;

use crate::{client::AssetInfo, context::Context, failure::Failure, report::Report, session::Session};
use clap::Subcommand;
use tally_types::Address;

/// A command over the reserve.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open a stablecoin
    Open(open::Arguments),
    /// Change a stablecoin's governor, custodians and dealers
    Edit(open::EditArguments),
    /// As a custodian: say what you hold
    Attest(attest::Arguments),
    /// As a dealer: make units within what is attested
    Mint(coin::Arguments),
    /// Ask a dealer to pay units out
    Redeem(redeem::Arguments),
    /// As a dealer: promise to pay a redemption
    Take(redeem::OneArguments),
    /// As a custodian: say that you have paid a redemption
    Settle(redeem::SettleArguments),
    /// Cancel a redemption: its units go back
    Cancel(redeem::OneArguments),
    /// Show a stablecoin: custodians, dealers, attestations and what backs it
    Show(show::Arguments),
    /// List stablecoins
    List(list::Arguments),
    /// List redemptions of a stablecoin, or of an account
    Redemptions(redemptions::Arguments),
    /// Check that what circulates is attested, by proofs that need no trust in the node
    Proof(proof::Arguments),
    /// Assets made of fixed amounts of stablecoins
    #[command(subcommand)]
    Basket(basket::Command),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::Edit(arguments) => open::edit(context, arguments),
        Command::Attest(arguments) => attest::run(context, arguments),
        Command::Mint(arguments) => coin::mint(context, arguments),
        Command::Redeem(arguments) => redeem::run(context, arguments),
        Command::Take(arguments) => redeem::take(context, arguments),
        Command::Settle(arguments) => redeem::settle(context, arguments),
        Command::Cancel(arguments) => redeem::cancel(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Redemptions(arguments) => redemptions::run(context, arguments),
        Command::Proof(arguments) => proof::run(context, arguments),
        Command::Basket(command) => basket::run(context, command),
    }
}

/// The asset that a text names for somebody who only looks.
fn looked_at(session: &Session, text: &str) -> Result<AssetInfo, Failure> {
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    session.asset(text, holder)
}
