//! `tally reserve open` and `edit`.

use super::terms::{LabelArguments, TermsArguments};
use crate::{
    asset::code, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    reserve::{EditStablecoin, OpenStablecoin},
};

/// Arguments of `reserve open`.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    pub label: LabelArguments,
    /// What one whole unit stands for, such as EUR
    #[arg(long, value_name = "CODE")]
    pub peg: String,
    /// How long an attestation counts; it never changes
    #[arg(long, value_name = "SPAN", default_value = "31d")]
    pub max_age: String,
    /// How long a redemption may take; it never changes
    #[arg(long, value_name = "SPAN", default_value = "7d")]
    pub redemption: String,
    #[command(flatten)]
    pub terms: TermsArguments,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `reserve edit`. All terms are given anew.
#[derive(Debug, Args)]
pub struct EditArguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    #[command(flatten)]
    pub terms: TermsArguments,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::OpenStablecoin(OpenStablecoin {
            label: arguments.label.read()?,
            peg: code(&arguments.peg)?,
            max_age_ms: parse::duration_ms(&arguments.max_age)?,
            redemption_ms: parse::duration_ms(&arguments.redemption)?,
            terms: arguments.terms.read(session, actor, arguments.label.decimals)?,
        })])
    })
}

pub fn edit(context: &Context, arguments: &EditArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let coin = session.asset(&arguments.coin, actor)?;
        let terms = arguments.terms.read(session, actor, coin.decimals)?;
        Ok(vec![Action::EditStablecoin(EditStablecoin { coin: coin.id, terms })])
    })
}
