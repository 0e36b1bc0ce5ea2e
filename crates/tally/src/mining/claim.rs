//! `tally mining claim`: one epoch, or all that pay something.

use crate::{
    client::{EpochInfo, EpochStage},
    context::Context,
    failure::{Failure, Missing},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{Action, mining::ClaimMining, referral::CampaignId};

/// Arguments of `mining claim`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The epoch [default: all that are over and pay something]
    #[arg(long, value_name = "EPOCH")]
    pub epoch: Option<u64>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let (part, _) = session.client.mining(&actor)?;
        let campaign = CampaignId(part.campaign.ok_or(Missing::MiningCampaign)?);
        let epochs = match arguments.epoch {
            Some(epoch) => vec![epoch],
            None => part.epochs.iter().filter(|epoch| pays(epoch)).map(|epoch| epoch.epoch).collect(),
        };
        if epochs.is_empty() {
            return Err(Missing::Reward.into());
        }
        let claim = |epoch: &u64| Action::ClaimMining(ClaimMining { campaign, epoch: *epoch });
        Ok(epochs.iter().map(claim).collect())
    })
}

fn pays(epoch: &EpochInfo) -> bool {
    let payout = epoch.explanation.as_ref().is_some_and(|explanation| !explanation.payout.is_zero());
    epoch.stage == EpochStage::Claimable && payout
}
