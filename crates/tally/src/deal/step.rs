//! `tally deal accept`, `ship`, `confirm`, `refund`, `settle` and `dispute`: the steps that need a deal's number alone.

use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    deal::{DealId, DealNoted, DealOnly},
};

/// Arguments of a step.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The deal's number
    pub deal: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of a step that may be noted.
#[derive(Debug, Args)]
pub struct NotedArguments {
    /// The deal's number
    pub deal: u64,
    /// A note for everyone to read: the parcel's number, or what is wrong
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn accept(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    step(context, arguments, Action::AcceptDeal)
}

pub fn confirm(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    step(context, arguments, Action::ConfirmDeal)
}

pub fn refund(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    step(context, arguments, Action::RefundDeal)
}

pub fn settle(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    step(context, arguments, Action::SettleDeal)
}

pub fn ship(context: &Context, arguments: &NotedArguments) -> Result<Report, Failure> {
    noted(context, arguments, Action::ShipDeal)
}

pub fn dispute(context: &Context, arguments: &NotedArguments) -> Result<Report, Failure> {
    noted(context, arguments, Action::DisputeDeal)
}

fn step(context: &Context, arguments: &Arguments, make: fn(DealOnly) -> Action) -> Result<Report, Failure> {
    let only = DealOnly { deal: DealId(arguments.deal) };
    let session = Session::open(context)?;
    super::show::note(&session, arguments.deal)?;
    session.perform(&arguments.acting, |_, _| Ok(vec![make(only)]))
}

fn noted(
    context: &Context,
    arguments: &NotedArguments,
    make: fn(DealNoted) -> Action,
) -> Result<Report, Failure> {
    let noted = DealNoted { deal: DealId(arguments.deal), note: parse::text(&arguments.note)? };
    let session = Session::open(context)?;
    super::show::note(&session, arguments.deal)?;
    session.perform(&arguments.acting, |_, _| Ok(vec![make(noted)]))
}
