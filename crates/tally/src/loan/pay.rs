//! `tally loan repay`, `record`, `confirm`, `forgive`, `guarantee` and `add-collateral`: what is owed becomes less, or safer.

use super::record::{self, Standing};
use crate::{
    clock,
    context::Context,
    failure::{Failure, Missing},
    parse,
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Amount,
    loan::{ConfirmRepayment, LoanAmount, LoanId, Note},
};

/// Arguments that are a loan and an amount.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
    /// How much, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `loan repay` and `loan guarantee`.
#[derive(Debug, Args)]
pub struct RepayArguments {
    /// The loan's number
    pub loan: u64,
    /// The most that is paid, in whole units [default: all that is owed]
    pub amount: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `loan confirm`.
#[derive(Debug, Args)]
pub struct ConfirmArguments {
    /// The loan's number
    pub loan: u64,
    /// The statement's number within the loan
    pub statement: u32,
    /// Deny it, or take your own back: it does not count
    #[arg(long)]
    pub deny: bool,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn repay(context: &Context, arguments: &RepayArguments) -> Result<Report, Failure> {
    pay_owed(context, arguments, Action::Repay)
}

pub fn guarantee(context: &Context, arguments: &RepayArguments) -> Result<Report, Failure> {
    pay_owed(context, arguments, Action::PayAsGuarantor)
}

pub fn record(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    in_units(context, arguments, Action::RecordRepayment)
}

pub fn forgive(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    in_units(context, arguments, Action::Forgive)
}

pub fn confirm(context: &Context, arguments: &ConfirmArguments) -> Result<Report, Failure> {
    let ConfirmArguments { loan, statement, deny, acting } = arguments;
    let confirm = ConfirmRepayment { loan: LoanId(*loan), statement: *statement, agree: !deny };
    Session::open(context)?.perform(acting, |_, _| Ok(vec![Action::ConfirmRepayment(confirm)]))
}

pub fn add_collateral(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let (loan, note) = note(session, arguments.loan)?;
        let decimals = match note.collateral_asset() {
            Some(asset) => session.asset_by_id(asset)?.decimals,
            None => 0,
        };
        let amount = parse::amount(&arguments.amount, decimals)?;
        Ok(vec![Action::AddCollateral(LoanAmount { loan, amount })])
    })
}

fn in_units(
    context: &Context,
    arguments: &Arguments,
    action: impl FnOnce(LoanAmount) -> Action,
) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let (loan, note) = note(session, arguments.loan)?;
        let decimals = record::decimals(session, &note.agreement.terms.unit)?;
        Ok(vec![action(LoanAmount { loan, amount: parse::amount(&arguments.amount, decimals)? })])
    })
}

fn pay_owed(
    context: &Context,
    arguments: &RepayArguments,
    action: impl FnOnce(LoanAmount) -> Action,
) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let (loan, note) = note(session, arguments.loan)?;
        let amount = match &arguments.amount {
            Some(text) => parse::amount(text, record::decimals(session, &note.agreement.terms.unit)?)?,
            None => all(session, &note, &arguments.acting)?,
        };
        Ok(vec![action(LoanAmount { loan, amount })])
    })
}

/// All that may be owed until the transaction can no longer enter a block; what is not owed then is not taken.
fn all(session: &Session, note: &Note, acting: &Acting) -> Result<Amount, Failure> {
    let now_ms = clock::now_ms().max(session.network.time_ms);
    let until_ms = now_ms.saturating_add(parse::duration_ms(&acting.valid_for)?);
    Ok(note.debt_at(until_ms).owed().total())
}

fn note(session: &Session, number: u64) -> Result<(LoanId, Note), Failure> {
    let loan = LoanId(number);
    match record::proven(session, loan)?.standing {
        Standing::Note(note) => Ok((loan, *note)),
        Standing::Offer(_) => Err(Missing::Loan(loan).into()),
    }
}
