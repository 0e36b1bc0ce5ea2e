//! `tally reserve attest`.

use super::terms::Document;
use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{Action, Amount, reserve::Attest};

/// Arguments of `reserve attest`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    /// How much you hold, in whole units; 0 is an answer
    pub amount: String,
    /// When it was so: a date and time [default: now]
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    #[command(flatten)]
    pub document: Document,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let coin = session.asset(&arguments.coin, actor)?;
        let amount = if arguments.amount == "0" { Amount::ZERO } else { coin.amount(&arguments.amount)? };
        let as_of_ms = match &arguments.as_of {
            Some(text) => parse::moment_ms(text, clock::now_ms())?,
            // Block time is what counts, and this clock may be ahead of it.
            None => session.network.time_ms,
        };
        let document = arguments.document.hash()?;
        Ok(vec![Action::Attest(Attest { coin: coin.id, amount, as_of_ms, document })])
    })
}
