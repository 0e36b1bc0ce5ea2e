//! `tally deal cancel`: an offer to end a deal, or agreement to the other side's.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    deal::{CancelDeal, DealId},
};

/// Arguments of `deal cancel`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The deal's number
    pub deal: u64,
    /// How much the seller gets, in whole units; the rest goes to the buyer
    pub to_seller: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let deal = super::show::note(&session, arguments.deal)?;
    let to_seller = session.asset_by_id(deal.asset)?.amount(&arguments.to_seller)?;
    let cancel = CancelDeal { deal: DealId(arguments.deal), to_seller };
    session.perform(&arguments.acting, |_, _| Ok(vec![Action::CancelDeal(cancel)]))
}
