//! `tally wallet`: the keys and where they are kept.
//!
//! The vault is one encrypted file. Beside it lie a book of its accounts' names, addresses and public keys, so that
//! looking needs no pass phrase, and the networks that were pinned. Nothing is unlocked longer than one command takes.

mod book;
mod error;
mod export;
mod import;
mod list;
mod manage;
mod new;
mod pins;
mod store;

pub use book::Entry;
pub use error::WalletError;
pub use pins::{Pin, Pins};
pub use store::{Store, entry_of};

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;
use tally_wallet::KeyKind;

/// A command over the wallet.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a wallet, or a further account in it
    New(new::Arguments),
    /// Take in a recovery phrase, a private key, a keystore file, or an address to watch
    Import(import::Arguments),
    /// Show or write out an account's recovery phrase or private key
    Export(export::Arguments),
    /// List the wallet's accounts
    List,
    /// Choose the account that acts when none is named
    Default(manage::NameArguments),
    /// Give an account another name
    Rename(manage::RenameArguments),
    /// Take an account out of the wallet
    Remove(manage::NameArguments),
    /// Change the pass phrase
    Passphrase,
    /// Forget what is unlocked
    Lock,
    /// Forget the network that is pinned for a node
    ForgetNetwork,
}

/// A kind of key, on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum KindName {
    #[default]
    Ed25519,
    /// As Ethereum's wallets use
    Secp256k1,
}

impl From<KindName> for KeyKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Ed25519 => Self::Ed25519,
            KindName::Secp256k1 => Self::Secp256k1,
        }
    }
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::New(arguments) => new::run(context, arguments),
        Command::Import(arguments) => import::run(context, arguments),
        Command::Export(arguments) => export::run(context, arguments),
        Command::List => list::run(context),
        Command::Default(arguments) => manage::choose(context, arguments),
        Command::Rename(arguments) => manage::rename(context, arguments),
        Command::Remove(arguments) => manage::remove(context, arguments),
        Command::Passphrase => manage::passphrase(context),
        Command::Lock => Ok(manage::lock(context)),
        Command::ForgetNetwork => manage::forget_network(context),
    }
}
