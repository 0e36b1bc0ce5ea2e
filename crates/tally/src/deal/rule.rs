//! `tally deal rule`: an arbiter's decision.

use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    deal::{DealId, RuleDeal},
};

/// Arguments of `deal rule`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The deal's number
    pub deal: u64,
    /// How much the seller gets, in whole units; after your fee the rest goes to the buyer
    pub to_seller: String,
    /// The reason, for everyone to read
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let deal = super::show::note(&session, arguments.deal)?;
    let rule = RuleDeal {
        deal: DealId(arguments.deal),
        to_seller: session.asset_by_id(deal.asset)?.amount(&arguments.to_seller)?,
        note: parse::text(&arguments.note)?,
    };
    session.perform(&arguments.acting, |_, _| Ok(vec![Action::RuleDeal(rule)]))
}
