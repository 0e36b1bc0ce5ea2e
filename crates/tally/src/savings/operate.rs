//! `tally savings open`, `fund`, `close` and `reclaim`: running a pool.

use super::deposit::pool_amount;
use crate::{
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
    savings::{MAX_TERMS, OpenPool, PoolAmount, PoolId, PoolOnly, Term},
    text::Text,
    wire::List,
};

/// Arguments of `savings open`.
#[derive(Debug, Args)]
pub struct OpenArguments {
    /// What it is called
    pub name: String,
    /// The asset of deposits and interest: its code, its number, or both (USDX#12) [default: the coin]
    #[arg(long)]
    pub asset: Option<String>,
    /// Yearly rate of flexible deposits, in percent; 0: none are taken
    #[arg(long, value_name = "PERCENT", default_value = "0")]
    pub flexible: String,
    /// A term and its yearly rate, such as 90d=4; once for each term
    #[arg(long = "term", value_name = "SPAN=PERCENT")]
    pub terms: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `savings fund`.
#[derive(Debug, Args)]
pub struct FundArguments {
    /// The pool's number
    pub pool: u64,
    /// How much of the pool's asset, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `savings close` and `savings reclaim`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The pool's number
    pub pool: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn open(context: &Context, arguments: &OpenArguments) -> Result<Report, Failure> {
    let name =
        Text::new(&arguments.name).ok_or_else(|| InputError::AssetName { text: arguments.name.clone() })?;
    let flexible_bps = parse::percent_bps(&arguments.flexible)?;
    let mut terms = arguments.terms.iter().map(|text| term(text)).collect::<Result<Vec<_>, _>>()?;
    terms.sort_by_key(|term| term.term_ms);
    let count = terms.len();
    let terms = List::new(terms).ok_or(InputError::TermCount { count, most: MAX_TERMS })?;
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?.id;
        Ok(vec![Action::OpenPool(OpenPool { asset, name, flexible_bps, terms })])
    })
}

/// Reads `90d=4`.
fn term(text: &str) -> Result<Term, InputError> {
    let (span, rate) = text.split_once('=').ok_or_else(|| InputError::Term { text: text.to_owned() })?;
    Ok(Term { term_ms: parse::duration_ms(span)?, rate_bps: parse::percent_bps(rate)? })
}

pub fn fund(context: &Context, arguments: &FundArguments) -> Result<Report, Failure> {
    let pool = PoolId(arguments.pool);
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let amount = pool_amount(session, pool, &arguments.amount)?;
        Ok(vec![Action::FundPool(PoolAmount { pool, amount })])
    })
}

pub fn close(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let only = PoolOnly { pool: PoolId(arguments.pool) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ClosePool(only)]))
}

pub fn reclaim(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let only = PoolOnly { pool: PoolId(arguments.pool) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ReclaimBudget(only)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_a_span_and_a_rate() {
        assert_eq!(term("90d=4.25"), Ok(Term { term_ms: 90 * 86_400_000, rate_bps: 425 }));
        assert_eq!(term("90d"), Err(InputError::Term { text: "90d".into() }));
        assert_eq!(term("90=4"), Err(InputError::Duration { text: "90".into() }));
        assert_eq!(term("90d=x"), Err(InputError::Percent { text: "x".into() }));
    }
}
