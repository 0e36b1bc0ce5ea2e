//! `tally referral close`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    referral::{CampaignId, CampaignOnly},
};

/// Arguments of `referral close`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let close = CampaignOnly { campaign: CampaignId(arguments.campaign) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::CloseReferral(close)]))
}
