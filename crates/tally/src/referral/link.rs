//! `tally referral link`: a link that names the campaign and who brings, for those who are brought.

use crate::{
    campaign::Kind, context::Context, failure::Failure, parse::InputError, pay, report::Report,
    session::Session, table,
};
use clap::Args;
use serde_json::json;
use tally_types::referral::CampaignId;
use tally_wallet::referral::ReferralLink;

/// Arguments of `referral link`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    /// Who brings: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Draw no QR code
    #[arg(long)]
    pub no_qr: bool,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, campaign) = (context.say, CampaignId(arguments.campaign));
    let referrer = session.actor(arguments.account.as_deref())?;
    if Kind::of(&session.campaign(campaign)?) != Kind::Referral {
        return Err(InputError::NotReferral { campaign: campaign.0 }.into());
    }
    let link = ReferralLink { campaign, referrer }.to_text(&session.network.prefix);
    let address = referrer.to_text(&session.network.prefix);
    let rows = [
        (say.row_campaign(), campaign.to_string()),
        (say.row_address(), session.show(&referrer)),
        (say.row_link(), link.clone()),
    ];
    let mut text = format!("{}\n{}\n", table::pairs(&rows), say.link_run(campaign, &address));
    if !arguments.no_qr
        && let Some(code) = pay::qr(&link)
    {
        text.push_str(&format!("\n{}\n{code}", say.scan_to_join()));
    }
    Ok(Report::new(text, json!({ "campaign": campaign.0, "referrer": address, "link": link })))
}
