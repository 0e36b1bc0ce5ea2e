//! `tally account prove`: what the ledger has of an account, as a file for anyone.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    outcome,
    report::Report,
    session::Session,
};
use clap::Args;
use std::path::PathBuf;
use tally_types::StateKey;

/// Arguments of `account prove`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Write the proof to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let address = session.actor(arguments.account.as_deref())?;
    let file = session.client.account_proof(&address)?;
    let file = file.ok_or_else(|| Missing::Account(session.show(&address)))?;
    outcome::keep_record(&session, &file, StateKey::account(&address), &arguments.out)
}
