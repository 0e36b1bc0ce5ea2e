//! `tally council vote`, `withdraw`, `enact`, `close` and `seat`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::{Args, ValueEnum};
use tally_types::{
    Action,
    council::{ProposalId, ProposalOnly, SetSeat, Vote},
};

/// How to vote.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Choice {
    Yes,
    No,
}

/// Arguments of `council vote`.
#[derive(Debug, Args)]
pub struct VoteArguments {
    /// The proposal's number
    pub proposal: u64,
    /// For it or against it
    #[arg(value_enum)]
    pub vote: Choice,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council withdraw`, `council enact` and `council close`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The proposal's number
    pub proposal: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council seat`.
#[derive(Debug, Args)]
pub struct SeatArguments {
    /// The account that acts for the seat from now on: an address, an @name, or one of your own accounts
    pub to: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn vote(context: &Context, arguments: &VoteArguments) -> Result<Report, Failure> {
    let yes = matches!(arguments.vote, Choice::Yes);
    let vote = Vote { proposal: ProposalId(arguments.proposal), yes };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::Vote(vote)]))
}

pub fn withdraw(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    only(context, arguments, Action::WithdrawProposal)
}

pub fn enact(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    only(context, arguments, Action::Enact)
}

pub fn close(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    only(context, arguments, Action::CloseProposal)
}

fn only(
    context: &Context,
    arguments: &Arguments,
    action: fn(ProposalOnly) -> Action,
) -> Result<Report, Failure> {
    let only = ProposalOnly { proposal: ProposalId(arguments.proposal) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![action(only)]))
}

pub fn seat(context: &Context, arguments: &SeatArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        Ok(vec![Action::SetSeat(SetSeat { account: session.payee(&arguments.to)? })])
    })
}
