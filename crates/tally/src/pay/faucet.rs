//! `tally faucet`: coins of a test network.

use crate::{context::Context, failure::Failure, outcome, report::Report, session::Session};
use clap::Args;

/// Arguments of `faucet`.
#[derive(Debug, Args)]
pub struct FaucetArguments {
    /// Who gets the coins [default: the wallet's default account]
    pub account: Option<String>,
}

pub fn faucet(context: &Context, arguments: &FaucetArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let address = session.actor(arguments.account.as_deref())?;
    let id = session.client.faucet(&address)?;
    Ok(outcome::report(&session, &outcome::await_proof(&session, &id)?))
}
