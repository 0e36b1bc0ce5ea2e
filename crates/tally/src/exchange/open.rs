//! `tally exchange open`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, exchange::OpenMarket};

/// Arguments of `exchange open`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset to trade: its code, its number, or both (USDX#12)
    pub base: String,
    /// The asset to pay in
    pub quote: String,
    /// How much of the base asset is one lot; orders are in whole lots
    #[arg(long, value_name = "AMOUNT")]
    pub lot: String,
    /// How much of the quote asset one step of the price adds to one lot
    #[arg(long, value_name = "AMOUNT")]
    pub tick: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let (base, quote) = (session.asset(&arguments.base, actor)?, session.asset(&arguments.quote, actor)?);
        let (tick, lot) = (quote.amount(&arguments.tick)?, base.amount(&arguments.lot)?);
        Ok(vec![Action::OpenMarket(OpenMarket { base: base.id, quote: quote.id, tick, lot })])
    })
}
