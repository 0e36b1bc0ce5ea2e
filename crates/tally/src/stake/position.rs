//! `tally stake bond`, `unbond`, `finish`, `move`, `claim` and `carry`: what a staker does.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    stake::{CandidateId, CandidateOnly, CarryPenalty, MoveStake, StakeAmount},
};

/// A candidate, and how it is carried out.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The candidate's number
    pub candidate: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `stake bond` and `stake unbond`.
#[derive(Debug, Args)]
pub struct AmountArguments {
    /// The candidate's number
    pub candidate: u64,
    /// How much coin, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `stake move`.
#[derive(Debug, Args)]
pub struct MoveArguments {
    /// The number of the candidate that has the stake
    #[arg(value_name = "FROM")]
    pub source: u64,
    /// The number of the candidate that gets it
    pub to: u64,
    /// How much coin, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `stake carry`.
#[derive(Debug, Args)]
pub struct CarryArguments {
    /// The candidate that has the stake now
    pub candidate: u64,
    /// Whose stake it is: an address, an @name, or one of your own accounts
    pub account: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn bond(context: &Context, arguments: &AmountArguments) -> Result<Report, Failure> {
    Session::open(context)?
        .perform(&arguments.acting, |session, _| Ok(vec![Action::Bond(amount(session, arguments)?)]))
}

pub fn unbond(context: &Context, arguments: &AmountArguments) -> Result<Report, Failure> {
    Session::open(context)?
        .perform(&arguments.acting, |session, _| Ok(vec![Action::Unbond(amount(session, arguments)?)]))
}

fn amount(session: &Session, arguments: &AmountArguments) -> Result<StakeAmount, Failure> {
    let amount = session.network.coin.amount(&arguments.amount)?;
    Ok(StakeAmount { candidate: CandidateId(arguments.candidate), amount })
}

pub fn finish(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let only = CandidateOnly { candidate: CandidateId(arguments.candidate) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::FinishUnbonding(only)]))
}

pub fn claim(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let only = CandidateOnly { candidate: CandidateId(arguments.candidate) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ClaimRewards(only)]))
}

pub fn go(context: &Context, arguments: &MoveArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let amount = session.network.coin.amount(&arguments.amount)?;
        let (from, to) = (CandidateId(arguments.source), CandidateId(arguments.to));
        Ok(vec![Action::MoveStake(MoveStake { from, to, amount })])
    })
}

pub fn carry(context: &Context, arguments: &CarryArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let account = session.payee(&arguments.account)?;
        Ok(vec![Action::CarryPenalty(CarryPenalty { account, candidate: CandidateId(arguments.candidate) })])
    })
}
