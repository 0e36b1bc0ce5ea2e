//! `tally deal prove`: a deal's record, as a file for anyone.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    outcome,
    report::Report,
    session::Session,
};
use clap::Args;
use std::path::PathBuf;
use tally_types::{StateKey, deal::DealId};

/// Arguments of `deal prove`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The deal's number
    pub deal: u64,
    /// Write the proof to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let file = session.client.deal_proof(arguments.deal)?.ok_or(Missing::Deal(arguments.deal))?;
    outcome::keep_record(&session, &file, StateKey::deal(DealId(arguments.deal)), &arguments.out)
}
