//! `tally mining like`.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{Action, mining::LikePost, news::PostId, referral::CampaignId, stake::CandidateId};

/// Arguments of `mining like`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
    /// The candidate whose stake of yours gives the like its weight
    #[arg(long, value_name = "CANDIDATE")]
    pub candidate: u64,
    /// The campaign [default: the one that the account takes part in]
    #[arg(long, value_name = "CAMPAIGN")]
    pub campaign: Option<u64>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let campaign = match arguments.campaign {
            Some(campaign) => campaign,
            None => session.client.mining(&actor)?.0.campaign.ok_or(Missing::MiningCampaign)?,
        };
        Ok(vec![Action::LikePost(LikePost {
            campaign: CampaignId(campaign),
            post: PostId(arguments.post),
            candidate: CandidateId(arguments.candidate),
        })])
    })
}
