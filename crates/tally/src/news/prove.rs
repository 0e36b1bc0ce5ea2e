//! `tally news prove`: a post's record, as a file for anyone.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    outcome,
    report::Report,
    session::Session,
};
use clap::Args;
use std::path::PathBuf;
use tally_types::{StateKey, news::PostId};

/// Arguments of `news prove`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
    /// Write the proof to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let file = session.client.post_proof(arguments.post)?.ok_or(Missing::Post(arguments.post))?;
    outcome::keep_record(&session, &file, StateKey::post(PostId(arguments.post)), &arguments.out)
}
