//! `tally asset freeze`, `unfreeze`, `allow` and `disallow`: what one account may do with the asset.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, asset::Holder};

/// Arguments of the four.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
    /// The account: an address, an @name, or one of your own
    pub account: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn freeze(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    change(context, arguments, Action::Freeze)
}

pub fn unfreeze(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    change(context, arguments, Action::Unfreeze)
}

pub fn allow(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    change(context, arguments, Action::Allow)
}

pub fn disallow(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    change(context, arguments, Action::Disallow)
}

fn change(context: &Context, arguments: &Arguments, action: fn(Holder) -> Action) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset(&arguments.asset, actor)?.id;
        Ok(vec![action(Holder { asset, account: session.payee(&arguments.account)? })])
    })
}
