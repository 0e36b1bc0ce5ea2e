//! `tally exchange cancel` and `cancel-all`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    exchange::{CancelAll, MAX_MET, OrderId, OrderOnly},
};

/// Arguments of `exchange cancel`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The order's number
    pub order: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `exchange cancel-all`.
#[derive(Debug, Args)]
pub struct AllArguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    /// Most orders to cancel, the oldest first
    #[arg(long, value_name = "N", default_value_t = MAX_MET, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub most: u8,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let order = OrderOnly { order: OrderId(arguments.order) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::CancelOrder(order)]))
}

pub fn all(context: &Context, arguments: &AllArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let market = session.market(&arguments.market, actor)?.id();
        Ok(vec![Action::CancelAll(CancelAll { market, most: arguments.most })])
    })
}
