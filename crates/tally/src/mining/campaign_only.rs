//! `tally mining join` and `tally mining close`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    referral::{CampaignId, CampaignOnly},
};

/// Arguments of `mining join` and `mining close`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn join(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let join = CampaignOnly { campaign: CampaignId(arguments.campaign) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::JoinMining(join)]))
}

pub fn close(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let close = CampaignOnly { campaign: CampaignId(arguments.campaign) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::CloseMining(close)]))
}
