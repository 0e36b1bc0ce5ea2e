//! `tally asset mint`, `burn` and `claw-back`: what changes who has how much, by a power or for good.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    asset::{Burn, ClawBack, Mint},
};

/// Arguments of `asset mint`.
#[derive(Debug, Args)]
pub struct MintArguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// How much, in whole units
    pub amount: String,
    /// Who gets it [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub to: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `asset burn`.
#[derive(Debug, Args)]
pub struct BurnArguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// How much, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `asset claw-back`.
#[derive(Debug, Args)]
pub struct ClawBackArguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// From whom
    pub account: String,
    /// How much, in whole units
    pub amount: String,
    /// Who gets it [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub to: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn mint(context: &Context, arguments: &MintArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?;
        let to = arguments.to.as_deref().map_or(Ok(actor), |text| session.payee(text))?;
        Ok(vec![Action::Mint(Mint { asset: asset.id, to, amount: asset.amount(&arguments.amount)? })])
    })
}

pub fn burn(context: &Context, arguments: &BurnArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?;
        Ok(vec![Action::Burn(Burn { asset: asset.id, amount: asset.amount(&arguments.amount)? })])
    })
}

pub fn claw_back(context: &Context, arguments: &ClawBackArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?;
        let from = session.payee(&arguments.account)?;
        let to = arguments.to.as_deref().map_or(Ok(actor), |text| session.payee(text))?;
        Ok(vec![Action::ClawBack(ClawBack {
            asset: asset.id,
            from,
            to,
            amount: asset.amount(&arguments.amount)?,
        })])
    })
}
