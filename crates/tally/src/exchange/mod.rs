//! `tally exchange`: markets, orders, trades and conversions.

mod cancel;
mod candles;
mod collect;
mod convert;
mod list;
mod market;
mod open;
mod orders;
mod place;
mod show;
mod trades;

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over markets.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the market of a pair of assets
    Open(open::Arguments),
    /// List markets with their last prices
    List(list::Arguments),
    /// Show a market and what stands in its book
    Show(show::Arguments),
    /// Buy the base asset at a price or better
    Buy(place::Arguments),
    /// Sell the base asset at a price or better
    Sell(place::Arguments),
    /// List an account's open orders
    Orders(orders::Arguments),
    /// Cancel an order
    Cancel(cancel::Arguments),
    /// Cancel an account's orders in a market
    CancelAll(cancel::AllArguments),
    /// List what traded in a market
    Trades(trades::Arguments),
    /// Show a market's prices over time
    Candles(candles::Arguments),
    /// Turn one asset into another along the best path
    Convert(convert::Arguments),
    /// Pay out the fees that a market has collected
    Collect(collect::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    use tally_types::exchange::Side;
    match command {
        Command::Open(arguments) => open::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Buy(arguments) => place::run(context, arguments, Side::Buy),
        Command::Sell(arguments) => place::run(context, arguments, Side::Sell),
        Command::Orders(arguments) => orders::run(context, arguments),
        Command::Cancel(arguments) => cancel::run(context, arguments),
        Command::CancelAll(arguments) => cancel::all(context, arguments),
        Command::Trades(arguments) => trades::run(context, arguments),
        Command::Candles(arguments) => candles::run(context, arguments),
        Command::Convert(arguments) => convert::run(context, arguments),
        Command::Collect(arguments) => collect::run(context, arguments),
    }
}
