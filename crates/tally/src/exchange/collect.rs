//! `tally exchange collect`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, exchange::MarketOnly};

/// Arguments of `exchange collect`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let market = session.market(&arguments.market, actor)?.id();
        Ok(vec![Action::CollectFees(MarketOnly { market })])
    })
}
