//! `tally exchange buy` and `sell`.

use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::{Args, ValueEnum};
use tally_types::{
    Action,
    exchange::{OrderKind, PlaceOrder, Side},
    wire::Empty,
};

/// What becomes of what does not trade at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rest {
    /// It stands until it is cancelled, or until --until
    Stands,
    /// It is cancelled
    Cancel,
    /// There must be none: all of it trades at once, or nothing
    None,
    /// All of it stands; it is refused if any would trade at once
    Post,
}

/// Arguments of `exchange buy` and `sell`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The market: its number, or BASE/QUOTE
    pub market: String,
    /// How much of the base asset
    pub amount: String,
    /// The worst price for one whole unit of it, in the quote asset
    pub price: String,
    /// What becomes of what does not trade at once
    #[arg(long, value_enum, default_value_t = Rest::Stands)]
    pub rest: Rest,
    /// Until when the order stands: a span from now (7d) or a date and time
    #[arg(long, value_name = "TIME")]
    pub until: Option<String>,
    /// Most orders that it may meet; each two cost one more unit of work
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u8).range(0..=64))]
    pub most: u8,
    /// A number for your own use
    #[arg(long, value_name = "N")]
    pub client_id: Option<u64>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments, side: Side) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let market = session.market(&arguments.market, actor)?;
        Ok(vec![Action::PlaceOrder(PlaceOrder {
            market: market.id(),
            side,
            price: market.price(&arguments.price)?,
            lots: market.lots(&arguments.amount)?,
            kind: kind(arguments)?,
            most: arguments.most,
            client_id: arguments.client_id,
        })])
    })
}

fn kind(arguments: &Arguments) -> Result<OrderKind, Failure> {
    Ok(match (arguments.rest, &arguments.until) {
        (Rest::Stands, Some(until)) => OrderKind::GoodTillDate(parse::moment_ms(until, clock::now_ms())?),
        (Rest::Stands, None) => OrderKind::GoodTillCancelled(Empty),
        (_, Some(until)) => return Err(parse::InputError::Moment { text: until.clone() }.into()),
        (Rest::Cancel, None) => OrderKind::ImmediateOrCancel(Empty),
        (Rest::None, None) => OrderKind::FillOrKill(Empty),
        (Rest::Post, None) => OrderKind::PostOnly(Empty),
    })
}
