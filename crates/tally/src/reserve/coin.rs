//! `tally reserve mint`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, reserve::MintToDealer};

/// Arguments of `reserve mint`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    /// How much, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn mint(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let coin = session.asset(&arguments.coin, actor)?;
        let amount = coin.amount(&arguments.amount)?;
        Ok(vec![Action::MintToDealer(MintToDealer { coin: coin.id, amount })])
    })
}
