//! `tally oracle report`.

use super::find;
use crate::{
    clock,
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report as Answer,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    oracle::{FeedId, Report},
};

/// Arguments of `oracle report`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The feed's number
    pub feed: u64,
    /// What one whole unit of the base costs, in whole units of the quote
    pub price: String,
    /// When it was so: a date and time [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Answer, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let (feed, _) = find(session, arguments.feed)?;
        let value = value(&arguments.price, feed.decimals)?;
        let at_ms = match &arguments.at {
            Some(text) => parse::moment_ms(text, clock::now_ms())?,
            // Block time is what counts, and this clock may be ahead of it.
            None => session.network.time_ms,
        };
        Ok(vec![Action::Report(Report { feed: FeedId(feed.id), value, at_ms })])
    })
}

/// Reads a price in whole units of the quote.
pub fn value(text: &str, decimals: u8) -> Result<u64, InputError> {
    let value = parse::amount(text, decimals)?.0;
    let value = u64::try_from(value).ok().filter(|value| *value > 0);
    value.ok_or_else(|| InputError::Price { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_read_in_whole_units() {
        assert_eq!(value("1.179", 4), Ok(11_790));
        for text in ["0", "18446744073709551616"] {
            assert_eq!(value(text, 0), Err(InputError::Price { text: text.into() }));
        }
        assert!(value("1.17901", 4).is_err());
    }
}
