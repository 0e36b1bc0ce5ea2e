//! `tally verify`: check a receipt with no node and no network, or replay a whole chain.

mod chain;
mod loan;
mod proof;
mod record;
mod replayed;

use crate::{
    context::Context,
    failure::{ArgumentsError, Failure},
    report::Report,
};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The file of a receipt, a record or a loan's certificate; needs --network
    #[arg(value_name = "FILE", conflicts_with = "dir")]
    pub file: Option<PathBuf>,
    /// Replay the chain in a network's or a member's directory from genesis, and compare every root
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    match (&arguments.file, &arguments.dir) {
        (Some(file), None) => proof::run(context, file),
        (None, Some(dir)) => chain::run(context, dir),
        _ => Err(ArgumentsError::VerifyWhat.into()),
    }
}
