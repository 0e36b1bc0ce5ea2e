//! `tally loan dispute` and `witness`: what somebody states about a loan, for ever.

use crate::{
    context::Context, failure::Failure, parse::InputError, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use std::{fs, path::PathBuf};
use tally_types::{
    Action, Hash,
    loan::{LoanId, MAX_STATEMENT_BYTES, StateOnLoan, Statement},
    text::Text,
};

/// Arguments of `loan dispute` and `loan witness`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The loan's number
    pub loan: u64,
    /// What you state: at most 256 bytes, for everyone to read
    pub text: String,
    /// A document that belongs to it: its SHA-256 goes on the ledger, the document stays with you
    #[arg(long, value_name = "FILE")]
    pub document: Option<PathBuf>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn dispute(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    state(context, arguments, Action::DisputeLoan)
}

pub fn witness(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    state(context, arguments, Action::WitnessLoan)
}

fn state(
    context: &Context,
    arguments: &Arguments,
    action: impl FnOnce(StateOnLoan) -> Action,
) -> Result<Report, Failure> {
    let too_long = InputError::MemoTooLong { bytes: arguments.text.len(), most: MAX_STATEMENT_BYTES };
    let text = Text::new(&arguments.text).ok_or(too_long)?;
    let hash = |path: &PathBuf| {
        fs::read(path).map(|bytes| Hash::sha256(&[&bytes])).map_err(|error| Failure::file(path, &error))
    };
    let document = arguments.document.as_ref().map(hash).transpose()?;
    let said = StateOnLoan { loan: LoanId(arguments.loan), statement: Statement { text, document } };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![action(said)]))
}
