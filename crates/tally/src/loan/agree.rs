//! `tally loan write` and `offer`: the two ways to make a loan.
//!
//! What falls due when is shown before anybody signs.

use super::{schedule, terms::TermsArguments};
use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action, Address, Operation,
    loan::{Agreement, OfferLoan, SignLoan},
};

/// Arguments of `loan write`.
#[derive(Debug, Args)]
pub struct WriteArguments {
    #[command(flatten)]
    pub terms: TermsArguments,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `loan offer`.
#[derive(Debug, Args)]
pub struct OfferArguments {
    #[command(flatten)]
    pub terms: TermsArguments,
    /// Until when the offer may be accepted: a span from now (7d) or a date and time
    #[arg(long, value_name = "TIME", default_value = "7d")]
    pub until: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn write(context: &Context, arguments: &WriteArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let actor = session.actor(arguments.acting.from.as_deref())?;
    let agreement = arguments.terms.read(&session, actor)?;
    let sign = |actor: Address| {
        let action = Action::SignLoan(SignLoan { agreement: agreement.clone() });
        Operation { actor, action }
    };
    let operations: Vec<Operation> = agreement.signers().map(sign).collect();
    show_schedule(&session, &operations[0], &agreement)?;
    session.perform_all(&arguments.acting, actor, operations)
}

pub fn offer(context: &Context, arguments: &OfferArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let actor = session.actor(arguments.acting.from.as_deref())?;
    let agreement = arguments.terms.read(&session, actor)?;
    let deadline_ms = parse::moment_ms(&arguments.until, clock::now_ms().max(session.network.time_ms))?;
    let action = Action::OfferLoan(OfferLoan { agreement: agreement.clone(), deadline_ms });
    let operation = Operation { actor, action };
    show_schedule(&session, &operation, &agreement)?;
    session.perform_all(&arguments.acting, actor, vec![operation])
}

/// Shows the schedule as if the loan were made now, when the terms are ones at all.
fn show_schedule(session: &Session, operation: &Operation, agreement: &Agreement) -> Result<(), Failure> {
    let refused = |refusal| Failure::Refused { refusal, operation: None, charged: false };
    operation.check().map_err(refused)?;
    let start_ms = clock::now_ms().max(session.network.time_ms);
    let instalments = agreement.terms.schedule(start_ms);
    session.context.terminal.note(&schedule::table(session, &agreement.terms, &instalments));
    Ok(())
}
