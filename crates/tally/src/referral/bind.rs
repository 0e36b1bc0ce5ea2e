//! `tally referral bind`: by a link, or by the campaign's number and the referrer.

use crate::{
    context::Context, failure::Failure, parse::InputError, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    referral::{BindReferrer, CampaignId},
};
use tally_wallet::referral::ReferralLink;

/// Arguments of `referral bind`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A referral link, or the campaign's number
    #[arg(value_name = "LINK|CAMPAIGN")]
    pub campaign: String,
    /// Who brought you, where the campaign is a number: an address, an @name, or one of your own accounts
    pub referrer: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let bind = match (&arguments.referrer, arguments.campaign.parse()) {
            (Some(referrer), Ok(campaign)) => {
                BindReferrer { campaign: CampaignId(campaign), referrer: session.payee(referrer)? }
            }
            (None, Err(_)) => {
                let bad = || InputError::ReferralLink { text: arguments.campaign.clone() };
                let link = ReferralLink::parse(&arguments.campaign, &session.network.prefix);
                let ReferralLink { campaign, referrer } = link.ok_or_else(bad)?;
                BindReferrer { campaign, referrer }
            }
            _ => return Err(InputError::ReferralLink { text: arguments.campaign.clone() }.into()),
        };
        Ok(vec![Action::BindReferrer(bind)])
    })
}
