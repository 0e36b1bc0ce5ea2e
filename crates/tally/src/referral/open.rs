//! `tally referral open`.

use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{Action, referral::OpenReferral};

/// Arguments of `referral open`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to pay in, in whole units
    pub budget: String,
    /// What rewards are paid in: the coin or an asset in which fees are taken [default: the coin]
    #[arg(long)]
    pub asset: Option<String>,
    /// The referrer's share of its invitees' fees, at most 25 percent
    #[arg(long, value_name = "PERCENT", default_value = "20")]
    pub share: String,
    /// Most that one referrer is paid in one epoch, in whole coins
    #[arg(long, value_name = "COINS")]
    pub per_epoch: String,
    /// Most that one invitee ever brings, in whole coins
    #[arg(long, value_name = "COINS")]
    pub per_invitee: String,
    /// Until when it pays, at most a year: a span from now (30d) or a date and time
    #[arg(long, value_name = "TIME", default_value = "90d")]
    pub until: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let coin = &session.network.coin;
        Ok(vec![Action::OpenReferral(OpenReferral {
            asset: asset.id,
            share_bps: parse::percent_bps(&arguments.share)?,
            cap_per_epoch: coin.amount(&arguments.per_epoch)?,
            cap_per_invitee: coin.amount(&arguments.per_invitee)?,
            ends_ms: parse::moment_ms(&arguments.until, clock::now_ms())?,
            budget: asset.amount(&arguments.budget)?,
        })])
    })
}
