//! `tally asset prove`: an asset's issuer, supply and powers, as a file for anyone.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    outcome,
    report::Report,
    session::Session,
};
use clap::Args;
use std::path::PathBuf;
use tally_types::{Address, StateKey};

/// Arguments of `asset prove`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// Write the proof to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let asset = session.asset(&arguments.asset, holder)?.id;
    let file = session.client.asset_proof(asset)?;
    let file = file.ok_or_else(|| Missing::Asset(arguments.asset.clone()))?;
    outcome::keep_record(&session, &file, StateKey::asset(asset), &arguments.out)
}
