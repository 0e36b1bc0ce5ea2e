//! `tally asset pause`, `resume`, `edit` and `renounce`: what changes the asset itself.

use super::{
    create::{asset_name, icon},
    powers::PowerName,
};
use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    asset::{AssetOnly, EditAsset, RenouncePower},
};

/// Arguments of `asset pause` and `asset resume`.
#[derive(Debug, Args)]
pub struct PauseArguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `asset edit`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// What people call it [default: as before]
    #[arg(long)]
    pub name: Option<String>,
    /// SHA-256 of the icon, in hexadecimal [default: as before]
    #[arg(long, value_name = "HASH", conflicts_with = "no_icon")]
    pub icon: Option<String>,
    /// Take the icon away
    #[arg(long)]
    pub no_icon: bool,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `asset renounce`.
#[derive(Debug, Args)]
pub struct RenounceArguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// The power
    #[arg(value_enum)]
    pub power: PowerName,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn pause(context: &Context, arguments: &PauseArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::Pause(AssetOnly { asset: session.asset(&arguments.asset, actor)?.id })])
    })
}

pub fn resume(context: &Context, arguments: &PauseArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::Resume(AssetOnly { asset: session.asset(&arguments.asset, actor)?.id })])
    })
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?;
        let kept = if arguments.no_icon { None } else { asset.icon };
        let edit = EditAsset {
            asset: asset.id,
            name: asset_name(arguments.name.as_ref().unwrap_or(&asset.name))?,
            icon: arguments.icon.as_deref().map(icon).transpose()?.or(kept),
        };
        Ok(vec![Action::EditAsset(edit)])
    })
}

pub fn renounce(context: &Context, arguments: &RenounceArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?.id;
        Ok(vec![Action::RenouncePower(RenouncePower { asset, power: arguments.power.power() })])
    })
}
