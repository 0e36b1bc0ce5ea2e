//! `tally council propose`: one command for each measure.
//!
//! What replaces something is made from what stands now, and shows the old and the new before it is signed.

mod fees;
mod measures;
mod set;

use crate::{
    context::Context, failure::Failure, parse::CouncilInput, perform::Acting, report::Report,
    session::Session,
};
use clap::{Args, Subcommand};
use std::{fs, path::PathBuf};
use tally_types::{
    Action, Address, Hash,
    council::{Measure, Propose},
};

/// Something to propose.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Propose other values of one or several parameters
    Set(set::Arguments),
    /// Propose other prices, or other assets to pay fees in
    Fees(fees::Arguments),
    /// Propose another member
    Admit(measures::AdmitArguments),
    /// Propose that a member go
    Remove(measures::RemoveArguments),
    /// Propose to pay an account out of the treasury
    Spend(measures::SpendArguments),
    /// Propose to take a part of all that answers for a candidate
    Penalize(measures::PenalizeArguments),
    /// Propose to appoint somebody to an office, or nobody
    Appoint(measures::AppointArguments),
    /// Propose the software version that members run from a height on
    Version(measures::VersionArguments),
}

/// What every proposal has.
#[derive(Debug, Args)]
pub struct Reasons {
    /// What it is called: up to 100 bytes
    #[arg(long)]
    pub title: String,
    /// A file that says why; its SHA-256 goes into the proposal
    #[arg(long, value_name = "FILE")]
    pub text: Option<PathBuf>,
    /// Where that text can be read: up to 200 bytes
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Set(arguments) => set::run(context, arguments),
        Command::Fees(arguments) => fees::run(context, arguments),
        Command::Admit(arguments) => measures::admit(context, arguments),
        Command::Remove(arguments) => measures::remove(context, arguments),
        Command::Spend(arguments) => measures::spend(context, arguments),
        Command::Penalize(arguments) => measures::penalize(context, arguments),
        Command::Appoint(arguments) => measures::appoint(context, arguments),
        Command::Version(arguments) => measures::version(context, arguments),
    }
}

/// Proposes the measure that `make` says.
fn propose(
    context: &Context,
    acting: &Acting,
    reasons: &Reasons,
    make: impl FnOnce(&Session, Address) -> Result<Measure, Failure>,
) -> Result<Report, Failure> {
    Session::open(context)?.perform(acting, |session, actor| {
        let text = match &reasons.text {
            Some(path) => Hash::sha256(&[&fs::read(path).map_err(|error| Failure::file(path, &error))?]),
            None => Hash::ZERO,
        };
        Ok(vec![Action::Propose(Propose {
            title: CouncilInput::title(&reasons.title)?,
            text,
            link: CouncilInput::link(reasons.link.as_deref().unwrap_or_default())?,
            measure: make(session, actor)?,
        })])
    })
}
