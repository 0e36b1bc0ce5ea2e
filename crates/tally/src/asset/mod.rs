//! `tally asset`: create assets and use the powers over them.

mod create;
mod edit;
mod holders;
mod list;
mod powers;
mod prove;
mod show;
mod supply;

pub use create::{asset_name, code, icon};

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over assets.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create an asset
    Create(create::Arguments),
    /// Make new units
    Mint(supply::MintArguments),
    /// Destroy units you hold
    Burn(supply::BurnArguments),
    /// Stop an account from sending and trading the asset
    Freeze(holders::Arguments),
    /// Let a frozen account send and trade again
    Unfreeze(holders::Arguments),
    /// Put an account on the asset's allow-list
    Allow(holders::Arguments),
    /// Take an account off the asset's allow-list
    Disallow(holders::Arguments),
    /// Take units from an account and give them to another
    ClawBack(supply::ClawBackArguments),
    /// Stop every movement of the asset
    Pause(edit::PauseArguments),
    /// Let a paused asset move again
    Resume(edit::PauseArguments),
    /// Change the asset's name or icon
    Edit(edit::Arguments),
    /// Give up a power over the asset, for ever
    Renounce(edit::RenounceArguments),
    /// Show an asset: its issuer, supply and powers
    Show(show::Arguments),
    /// Write an asset's issuer, supply and powers to a file, with the proof of them
    Prove(prove::Arguments),
    /// List assets
    List(list::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Create(arguments) => create::run(context, arguments),
        Command::Mint(arguments) => supply::mint(context, arguments),
        Command::Burn(arguments) => supply::burn(context, arguments),
        Command::Freeze(arguments) => holders::freeze(context, arguments),
        Command::Unfreeze(arguments) => holders::unfreeze(context, arguments),
        Command::Allow(arguments) => holders::allow(context, arguments),
        Command::Disallow(arguments) => holders::disallow(context, arguments),
        Command::ClawBack(arguments) => supply::claw_back(context, arguments),
        Command::Pause(arguments) => edit::pause(context, arguments),
        Command::Resume(arguments) => edit::resume(context, arguments),
        Command::Edit(arguments) => edit::run(context, arguments),
        Command::Renounce(arguments) => edit::renounce(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Prove(arguments) => prove::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
    }
}
