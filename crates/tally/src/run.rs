//! From a parsed command line to the command's answer.

use crate::{
    account,
    args::{Cli, Command, CompletionsArguments},
    asset, bench,
    context::Context,
    failure::Failure,
    i18n::Language,
    loan, node, oracle, pay, receipt,
    report::Report,
    reserve, status, transfer, tx, up, verify, wallet,
};
use clap::CommandFactory as _;
use serde_json::Value;

/// Runs one command.
pub fn run(cli: &Cli, say: Language) -> Result<Report, Failure> {
    let context = Context::new(&cli.options, say)?;
    let context = &context;
    match &cli.command {
        Command::Up(arguments) => up::run(context, arguments),
        Command::Node(arguments) => node::run(arguments),
        Command::Status => status::run(context),
        Command::Wallet(command) => wallet::run(context, command),
        Command::Faucet(arguments) => pay::faucet(context, arguments),
        Command::Balance(arguments) => pay::balance(context, arguments),
        Command::Send(arguments) => pay::send(context, arguments),
        Command::Receive(arguments) => pay::receive(context, arguments),
        Command::Activity(arguments) => pay::activity(context, arguments),
        Command::Transfer(command) => transfer::run(context, command),
        Command::Asset(command) => asset::run(context, command),
        Command::Account(command) => account::run(context, command),
        Command::Loan(command) => loan::run(context, command),
        Command::Oracle(command) => oracle::run(context, command),
        Command::Reserve(command) => reserve::run(context, command),
        Command::Tx(command) => tx::run(context, command),
        Command::Receipt(arguments) => receipt::run(context, arguments),
        Command::Verify(arguments) => verify::run(context, arguments),
        Command::Bench(arguments) => bench::run(arguments),
        Command::Completions(arguments) => Ok(completions(arguments)),
    }
}

fn completions(arguments: &CompletionsArguments) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "tally", &mut script);
    Report::new(String::from_utf8_lossy(&script), Value::Null)
}
