//! `tally account recover`: guardians give an account new keys, unless its owner says no in time.

use super::keys::authority;
use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::{Args, Subcommand};
use tally_types::{
    Action,
    account::{FinishRecovery, StartRecovery},
    wire::Empty,
};

/// A command over a recovery.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// As a guardian: ask for new keys for an account, or approve what another guardian asked for
    Start(StartArguments),
    /// As the owner: stop a recovery
    Veto(VetoArguments),
    /// Put an approved recovery into effect once its delay has passed
    Finish(FinishArguments),
}

/// Arguments of `account recover start`.
#[derive(Debug, Args)]
pub struct StartArguments {
    /// The account to recover
    pub account: String,
    /// Its new keys, each with its weight
    #[arg(required = true, value_name = "KEY[=WEIGHT]")]
    pub keys: Vec<String>,
    /// How much weight must sign [default: all keys together]
    #[arg(long, value_name = "WEIGHT")]
    pub threshold: Option<u16>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `account recover veto`.
#[derive(Debug, Args)]
pub struct VetoArguments {
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `account recover finish`.
#[derive(Debug, Args)]
pub struct FinishArguments {
    /// The account to recover
    pub account: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Start(arguments) => start(context, arguments),
        Command::Veto(arguments) => veto(context, arguments),
        Command::Finish(arguments) => finish(context, arguments),
    }
}

fn start(context: &Context, arguments: &StartArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let account = session.payee(&arguments.account)?;
        let authority = authority(session, &arguments.keys, arguments.threshold)?;
        Ok(vec![Action::StartRecovery(StartRecovery { account, authority })])
    })
}

fn veto(context: &Context, arguments: &VetoArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::VetoRecovery(Empty)]))
}

fn finish(context: &Context, arguments: &FinishArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        Ok(vec![Action::FinishRecovery(FinishRecovery { account: session.payee(&arguments.account)? })])
    })
}
