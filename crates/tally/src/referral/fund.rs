//! `tally referral fund`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    referral::{CampaignId, FundCampaign},
};

/// Arguments of `referral fund`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    /// How much, in whole units of its asset
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let campaign = CampaignId(arguments.campaign);
        let asset = session.asset_by_id(session.campaign(campaign)?.asset)?;
        let amount = asset.amount(&arguments.amount)?;
        Ok(vec![Action::FundCampaign(FundCampaign { campaign, amount })])
    })
}
