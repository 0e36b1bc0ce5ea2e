//! `tally savings deposit`, `withdraw` and `take`: money in and out.

use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action, Amount,
    savings::{DepositFixed, DepositId, PoolAmount, PoolId, WithdrawFixed},
};

/// Arguments of `savings deposit`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The pool's number
    pub pool: u64,
    /// How much of the pool's asset, in whole units
    pub amount: String,
    /// For one of the pool's terms, such as 90d [default: to take out at any time]
    #[arg(long, value_name = "SPAN")]
    pub term: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `savings withdraw`.
#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// The pool's number
    pub pool: u64,
    /// How much of the pool's asset, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `savings take`.
#[derive(Debug, Args)]
pub struct TakeArguments {
    /// The fixed deposit's number
    pub deposit: u64,
    /// Lose the interest if the term is not over yet
    #[arg(long)]
    pub forfeit: bool,
    #[command(flatten)]
    pub acting: Acting,
}

/// An amount of the pool's asset.
pub fn pool_amount(session: &Session, pool: PoolId, text: &str) -> Result<Amount, Failure> {
    let asset = session.asset_by_id(session.pool(pool)?.asset)?;
    Ok(asset.amount(text)?)
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let pool = PoolId(arguments.pool);
    let term_ms = arguments.term.as_deref().map(parse::duration_ms).transpose()?;
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let amount = pool_amount(session, pool, &arguments.amount)?;
        Ok(vec![match term_ms {
            Some(term_ms) => Action::DepositFixed(DepositFixed { pool, term_ms, amount }),
            None => Action::DepositFlexible(PoolAmount { pool, amount }),
        }])
    })
}

pub fn withdraw(context: &Context, arguments: &WithdrawArguments) -> Result<Report, Failure> {
    let pool = PoolId(arguments.pool);
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let amount = pool_amount(session, pool, &arguments.amount)?;
        Ok(vec![Action::WithdrawFlexible(PoolAmount { pool, amount })])
    })
}

pub fn take(context: &Context, arguments: &TakeArguments) -> Result<Report, Failure> {
    let take = WithdrawFixed { deposit: DepositId(arguments.deposit), forfeit: arguments.forfeit };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::WithdrawFixed(take)]))
}
