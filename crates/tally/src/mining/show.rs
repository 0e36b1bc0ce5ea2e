//! `tally mining show`.

use crate::{campaign, context::Context, failure::Failure, report::Report, session::Session, table};
use clap::Args;
use tally_types::referral::CampaignId;

/// Arguments of `mining show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (found, json) = session.campaign_json(CampaignId(arguments.campaign))?;
    Ok(Report::new(table::pairs(&campaign::rows(&session, &found)), json))
}
