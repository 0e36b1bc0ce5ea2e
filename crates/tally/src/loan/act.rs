//! Operations that name a loan and little else.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    loan::{AssignLoan, LoanId, LoanOnly},
};

/// Arguments that are a loan's number.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `loan assign`.
#[derive(Debug, Args)]
pub struct AssignArguments {
    /// The loan's number
    pub loan: u64,
    /// Who is to be the lender; yourself takes the offer back
    pub to: String,
    #[command(flatten)]
    pub acting: Acting,
}

fn perform(
    context: &Context,
    arguments: &Arguments,
    action: impl FnOnce(LoanOnly) -> Action,
) -> Result<Report, Failure> {
    let only = LoanOnly { loan: LoanId(arguments.loan) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![action(only)]))
}

pub fn accept(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    perform(context, arguments, Action::AcceptLoan)
}

pub fn withdraw(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    perform(context, arguments, Action::WithdrawOffer)
}

pub fn claim(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    perform(context, arguments, Action::ClaimCollateral)
}

pub fn release(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    perform(context, arguments, Action::ReleaseCollateral)
}

pub fn mark_default(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    perform(context, arguments, Action::MarkDefault)
}

pub fn assign(context: &Context, arguments: &AssignArguments) -> Result<Report, Failure> {
    let loan = LoanId(arguments.loan);
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        Ok(vec![Action::AssignLoan(AssignLoan { loan, to: session.payee(&arguments.to)? })])
    })
}

pub fn take(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let loan = LoanId(arguments.loan);
    Session::open(context)?
        .perform(&arguments.acting, |_, actor| Ok(vec![Action::AssignLoan(AssignLoan { loan, to: actor })]))
}
