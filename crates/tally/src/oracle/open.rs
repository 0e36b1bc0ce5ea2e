//! `tally oracle open` and `edit`.

use crate::{
    asset::code,
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    oracle::{EditFeed, FeedId, FeedTerms, MAX_REPORTERS, OpenFeed, WHOLE_BPS},
    wire::List,
};

/// Who reports, and when reports make a price.
#[derive(Debug, Args)]
pub struct Terms {
    /// An account that reports; give it once for each
    #[arg(long = "reporter", value_name = "ACCOUNT", required = true)]
    pub reporters: Vec<String>,
    /// Fewest fresh reports that make a price [default: more than half of the reporters]
    #[arg(long, value_name = "N")]
    pub quorum: Option<u8>,
    /// How long a report is fresh
    #[arg(long, value_name = "SPAN", default_value = "1d")]
    pub heartbeat: String,
    /// How far the price may move without being confirmed, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "5")]
    pub limit: String,
}

/// Arguments of `oracle open`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What is priced, such as EUR
    pub base: String,
    /// In what, such as USD
    pub quote: String,
    /// Decimal places of the values; they never change
    #[arg(long, value_name = "PLACES", default_value_t = 4)]
    pub decimals: u8,
    #[command(flatten)]
    pub terms: Terms,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `oracle edit`.
#[derive(Debug, Args)]
pub struct EditArguments {
    /// The feed's number
    pub feed: u64,
    #[command(flatten)]
    pub terms: Terms,
    /// Who owns it from now on [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub owner: Option<String>,
    /// Let nobody own it: it never changes again
    #[arg(long, conflicts_with = "owner")]
    pub for_ever: bool,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        Ok(vec![Action::OpenFeed(OpenFeed {
            base: code(&arguments.base)?,
            quote: code(&arguments.quote)?,
            decimals: arguments.decimals,
            terms: terms(session, &arguments.terms)?,
        })])
    })
}

pub fn edit(context: &Context, arguments: &EditArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let owner = match (&arguments.owner, arguments.for_ever) {
            (_, true) => None,
            (Some(text), false) => Some(session.payee(text)?),
            (None, false) => Some(actor),
        };
        let terms = terms(session, &arguments.terms)?;
        Ok(vec![Action::EditFeed(EditFeed { feed: FeedId(arguments.feed), owner, terms })])
    })
}

fn terms(session: &Session, terms: &Terms) -> Result<FeedTerms, Failure> {
    let mut reporters =
        terms.reporters.iter().map(|text| session.payee(text)).collect::<Result<Vec<_>, _>>()?;
    reporters.sort_unstable();
    let count = reporters.len();
    let most = MAX_REPORTERS;
    let reporters = List::new(reporters).ok_or(InputError::ListLength { count, most })?;
    Ok(FeedTerms {
        reporters,
        // At most 32 reporters, so half of them and one more fit.
        quorum: terms.quorum.unwrap_or((count / 2 + 1) as u8),
        heartbeat_ms: parse::duration_ms(&terms.heartbeat)?,
        deviation_bps: deviation_bps(&terms.limit)?,
    })
}

/// Reads per cent as hundredths of them.
fn deviation_bps(text: &str) -> Result<u16, InputError> {
    let read = parse::amount(text, 2).ok().and_then(|hundredths| u16::try_from(hundredths.0).ok());
    let bps = read.filter(|bps| (1..=WHOLE_BPS).contains(bps));
    bps.ok_or_else(|| InputError::Deviation { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_read_in_per_cent() {
        assert_eq!(deviation_bps("5"), Ok(500));
        assert_eq!(deviation_bps("0.01"), Ok(1));
        assert_eq!(deviation_bps("100"), Ok(10_000));
        for text in ["0", "100.01", "5%", "0.001", "-1"] {
            assert_eq!(deviation_bps(text), Err(InputError::Deviation { text: text.into() }), "{text}");
        }
    }
}
